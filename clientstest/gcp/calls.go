// Package gcp calls Google Cloud's clients on a loop.
package gcp

import (
	"context"

	"cloud.google.com/go/bigquery"
	"cloud.google.com/go/firestore"
	"cloud.google.com/go/pubsub/v2"
	"cloud.google.com/go/pubsub/v2/apiv1/pubsubpb"
	"cloud.google.com/go/storage"
	"google.golang.org/api/option"
)

//loopblock:loop
func files(ctx context.Context, c *storage.Client, b *storage.BucketHandle, o *storage.ObjectHandle, r *storage.Reader, w *storage.Writer, p []byte) {
	_, _ = o.Attrs(ctx)                                 // want network inferred
	_, _ = o.Update(ctx, storage.ObjectAttrsToUpdate{}) // want network inferred
	_ = o.Delete(ctx)                                   // want network inferred
	_, _ = o.NewReader(ctx)                             // want network listed
	_, _ = o.NewRangeReader(ctx, 0, 1)                  // want network listed
	_, _ = o.CopierFrom(o).Run(ctx)                     // want network listed
	_, _ = o.ComposerFrom(o).Run(ctx)                   // want network listed
	_, _ = r.Read(p)                                    // want network inferred
	_, _ = w.Write(p)                                   // want network listed
	_ = w.Close()                                       // want network listed
	_, _ = b.Attrs(ctx)                                 // want network inferred
	_ = b.Create(ctx, "p", nil)                         // want network inferred
	_ = b.Delete(ctx)                                   // want network inferred
	_, _ = b.Update(ctx, storage.BucketAttrsToUpdate{}) // want network inferred
	_, _ = b.Objects(ctx, nil).Next()                   // want network listed
	_, _ = c.Buckets(ctx, "p").Next()                   // want network listed
	_ = b.ACL().Set(ctx, "e", "r")                      // want network listed
	_, _ = b.ACL().List(ctx)                            // want network listed
	_, _ = b.IAM().Policy(ctx)                          // want network listed
}

//loopblock:loop
func messages(ctx context.Context, c *pubsub.Client, s *pubsub.Subscriber, r *pubsub.PublishResult, p *pubsub.Publisher) {
	_, _ = r.Get(ctx)                                             // want network listed
	_ = s.Receive(ctx, func(context.Context, *pubsub.Message) {}) // want forever listed
	p.Stop()                                                      // want network listed
	p.Flush()                                                     // want network listed
	_, _ = c.TopicAdminClient.CreateTopic(ctx, &pubsubpb.Topic{}) // want network listed
	_, _ = c.TopicAdminClient.ListTopics(ctx, nil).Next()         // want network listed
}

//loopblock:loop
func queries(ctx context.Context, c *bigquery.Client, q *bigquery.Query, j *bigquery.Job, it *bigquery.RowIterator, t *bigquery.Table, d *bigquery.Dataset) {
	_, _ = q.Run(ctx)                 // want network inferred
	_, _ = q.Read(ctx)                // want network listed
	_, _ = j.Wait(ctx)                // want network inferred
	_, _ = j.Status(ctx)              // want network inferred
	_, _ = j.Read(ctx)                // want network listed
	_ = j.Cancel(ctx)                 // want network inferred
	_ = it.Next(nil)                  // want network listed
	_, _ = t.Metadata(ctx)            // want network inferred
	_ = t.Create(ctx, nil)            // want network inferred
	_ = t.Delete(ctx)                 // want network inferred
	_ = t.Inserter().Put(ctx, nil)    // want network inferred
	_ = t.Read(ctx)                   // want network inferred
	_, _ = t.LoaderFrom(nil).Run(ctx) // want network inferred
	_ = d.Create(ctx, nil)            // want network inferred
	_, _ = d.Metadata(ctx)            // want network inferred
	_, _ = d.Tables(ctx).Next()       // want network listed
	_, _ = c.Datasets(ctx).Next()     // want network listed
}

//loopblock:loop
func documents(ctx context.Context, c *firestore.Client, d *firestore.DocumentRef, col *firestore.CollectionRef, it *firestore.DocumentIterator, snap *firestore.QuerySnapshotIterator) {
	_, _ = d.Get(ctx)                                                                             // want database listed
	_, _ = d.Set(ctx, nil)                                                                        // want database listed
	_, _ = d.Create(ctx, nil)                                                                     // want database listed
	_, _ = d.Update(ctx, nil)                                                                     // want database listed
	_, _ = d.Delete(ctx)                                                                          // want database listed
	_, _, _ = col.Add(ctx, nil)                                                                   // want database listed
	_, _ = it.Next()                                                                              // want database listed
	_, _ = it.GetAll()                                                                            // want database listed
	_, _ = col.Documents(ctx).GetAll()                                                            // want database listed
	_, _ = c.GetAll(ctx, nil)                                                                     // want database listed
	_ = c.RunTransaction(ctx, func(context.Context, *firestore.Transaction) error { return nil }) // want database listed
	_, _ = c.Batch().Commit(ctx)                                                                  // want database listed
	_, _ = c.Collections(ctx).Next()                                                              // want database listed
	_, _ = snap.Next()                                                                            // want database listed
	_, _ = d.Snapshots(ctx).Next()                                                                // want database listed
}

//loopblock:loop
func silent(ctx context.Context, c *storage.Client, ps *pubsub.Client, bq *bigquery.Client, fs *firestore.Client, o *storage.ObjectHandle, r *storage.Reader, j *bigquery.Job) {
	_ = option.WithEndpoint("e")
	_ = c.Bucket("b").Object("o").Generation(1).If(storage.Conditions{})
	_ = c.Bucket("b").Objects(ctx, nil)
	_ = o.NewWriter(ctx)
	_ = o.BucketName()
	_ = o.ObjectName()
	_ = o.CopierFrom(o)
	_ = r.Size()
	_ = r.ContentType()
	_ = ps.Subscriber("s")
	_ = ps.Publisher("p")
	_ = ps.Publisher("p").Publish(ctx, &pubsub.Message{})
	_ = bq.Query("q")
	_ = bq.Dataset("d").Table("t")
	_ = bq.Dataset("d").Table("t").Inserter()
	_ = bq.Dataset("d").Table("t").FullyQualifiedName()
	_ = bq.Datasets(ctx)
	_ = j.ID()
	_ = fs.Collection("c").Doc("d")
	_ = fs.Collection("c").Where("a", "==", 1).OrderBy("a", firestore.Asc).Limit(1)
	_ = fs.Doc("a/b").Path
	_ = fs.Collection("c").Documents(ctx)
	_ = fs.Batch().Set(nil, nil)
}
