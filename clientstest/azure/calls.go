// Package azure calls the Azure SDK on a loop.
package azure

import (
	"context"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/data/azcosmos"
	"github.com/Azure/azure-sdk-for-go/sdk/storage/azblob"
	"github.com/Azure/azure-sdk-for-go/sdk/storage/azblob/blob"
	"github.com/Azure/azure-sdk-for-go/sdk/storage/azblob/blockblob"
	"github.com/Azure/azure-sdk-for-go/sdk/storage/azblob/container"
)

//loopblock:loop
func blobs(ctx context.Context, c *azblob.Client, b *blob.Client, bb *blockblob.Client, ct *container.Client, p []byte) {
	_, _ = c.UploadBuffer(ctx, "c", "b", p, nil)           // want network inferred
	_, _ = c.UploadFile(ctx, "c", "b", nil, nil)           // want network inferred
	_, _ = c.UploadStream(ctx, "c", "b", nil, nil)         // want network inferred
	_, _ = c.DownloadBuffer(ctx, "c", "b", p, nil)         // want network inferred
	_, _ = c.DownloadFile(ctx, "c", "b", nil, nil)         // want network inferred
	_, _ = c.DownloadStream(ctx, "c", "b", nil)            // want network inferred
	_, _ = c.DeleteBlob(ctx, "c", "b", nil)                // want network inferred
	_, _ = c.CreateContainer(ctx, "c", nil)                // want network inferred
	_, _ = c.DeleteContainer(ctx, "c", nil)                // want network inferred
	_, _ = c.NewListBlobsFlatPager("c", nil).NextPage(ctx) // want network listed
	_, _ = c.NewListContainersPager(nil).NextPage(ctx)     // want network listed
	_, _ = b.GetProperties(ctx, nil)                       // want network inferred
	_, _ = b.Delete(ctx, nil)                              // want network inferred
	_, _ = b.SetMetadata(ctx, nil, nil)                    // want network inferred
	_, _ = b.StartCopyFromURL(ctx, "u", nil)               // want network inferred
	_, _ = bb.Upload(ctx, nil, nil)                        // want network inferred
	_, _ = bb.StageBlock(ctx, "i", nil, nil)               // want network inferred
	_, _ = bb.CommitBlockList(ctx, nil, nil)               // want network inferred
	_, _ = ct.Create(ctx, nil)                             // want network inferred
	_, _ = ct.GetProperties(ctx, nil)                      // want network inferred
}

//loopblock:loop
func cosmos(ctx context.Context, c *azcosmos.Client, d *azcosmos.DatabaseClient, ct *azcosmos.ContainerClient) {
	_, _ = c.CreateDatabase(ctx, azcosmos.DatabaseProperties{}, nil)                        // want network inferred
	_, _ = d.Read(ctx, nil)                                                                 // want network inferred
	_, _ = d.Delete(ctx, nil)                                                               // want network inferred
	_, _ = d.CreateContainer(ctx, azcosmos.ContainerProperties{}, nil)                      // want network inferred
	_, _ = ct.Read(ctx, nil)                                                                // want network inferred
	_, _ = ct.CreateItem(ctx, azcosmos.PartitionKey{}, nil, nil)                            // want network inferred
	_, _ = ct.UpsertItem(ctx, azcosmos.PartitionKey{}, nil, nil)                            // want network inferred
	_, _ = ct.ReadItem(ctx, azcosmos.PartitionKey{}, "i", nil)                              // want network inferred
	_, _ = ct.ReplaceItem(ctx, azcosmos.PartitionKey{}, "i", nil, nil)                      // want network inferred
	_, _ = ct.DeleteItem(ctx, azcosmos.PartitionKey{}, "i", nil)                            // want network inferred
	_, _ = ct.PatchItem(ctx, azcosmos.PartitionKey{}, "i", azcosmos.PatchOperations{}, nil) // want network inferred
	_, _ = ct.NewQueryItemsPager("q", azcosmos.PartitionKey{}, nil).NextPage(ctx)           // want network listed
	_, _ = ct.ExecuteTransactionalBatch(ctx, azcosmos.TransactionalBatch{}, nil)            // want network inferred
}

//loopblock:loop
func silent(c *azblob.Client, b *blob.Client, cc *azcosmos.Client, d *azcosmos.DatabaseClient, ct *azcosmos.ContainerClient, cred azcore.TokenCredential) {
	_, _ = azblob.NewClient("u", cred, nil)
	_, _ = azblob.NewClientFromConnectionString("s", nil)
	_, _ = azblob.NewSharedKeyCredential("a", "k")
	_, _ = azblob.ParseURL("u")
	_ = c.URL()
	_ = c.ServiceClient()
	_ = c.ServiceClient().NewContainerClient("c").NewBlobClient("b")
	_ = c.NewListBlobsFlatPager("c", nil)
	_ = c.NewListBlobsFlatPager("c", nil).More()
	_ = b.URL()
	_, _ = b.WithSnapshot("s")
	_, _ = azcosmos.NewClient("e", cred, nil)
	_, _ = cc.NewDatabase("d")
	_, _ = cc.NewContainer("d", "c")
	_ = cc.Endpoint()
	_, _ = d.NewContainer("c")
	_ = d.ID()
	_ = ct.ID()
	_ = ct.NewQueryItemsPager("q", azcosmos.PartitionKey{}, nil)
	_ = azcosmos.NewPartitionKeyString("k")
	_ = ct.NewTransactionalBatch(azcosmos.PartitionKey{})
}
