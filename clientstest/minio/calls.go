// Package minio calls MinIO's client on a loop.
package minio

import (
	"context"
	"net/url"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

//loopblock:loop
func blocks(ctx context.Context, c *minio.Client, o *minio.Object, core minio.Core, p []byte) {
	_, _ = c.PutObject(ctx, "b", "o", nil, 1, minio.PutObjectOptions{})              // want network inferred
	_, _ = c.FPutObject(ctx, "b", "o", "f", minio.PutObjectOptions{})                // want network inferred
	_ = c.FGetObject(ctx, "b", "o", "f", minio.GetObjectOptions{})                   // want network inferred
	_, _ = c.StatObject(ctx, "b", "o", minio.StatObjectOptions{})                    // want network inferred
	_ = c.RemoveObject(ctx, "b", "o", minio.RemoveObjectOptions{})                   // want network inferred
	_, _ = c.CopyObject(ctx, minio.CopyDestOptions{}, minio.CopySrcOptions{})        // want network inferred
	_, _ = c.ComposeObject(ctx, minio.CopyDestOptions{})                             // want network inferred
	_ = c.MakeBucket(ctx, "b", minio.MakeBucketOptions{})                            // want network inferred
	_ = c.RemoveBucket(ctx, "b")                                                     // want network inferred
	_, _ = c.BucketExists(ctx, "b")                                                  // want network inferred
	_, _ = c.ListBuckets(ctx)                                                        // want network inferred
	_, _ = c.GetBucketPolicy(ctx, "b")                                               // want network inferred
	_ = c.SetBucketPolicy(ctx, "b", "p")                                             // want network inferred
	_, _ = c.GetBucketLocation(ctx, "b")                                             // want network inferred
	_, _ = c.PresignedGetObject(ctx, "b", "o", time.Minute, url.Values{})            // want network inferred
	_, _ = c.GetObjectTagging(ctx, "b", "o", minio.GetObjectTaggingOptions{})        // want network inferred
	_, _ = o.Read(p)                                                                 // want network listed
	_, _ = o.ReadAt(p, 0)                                                            // want network listed
	_, _ = o.Stat()                                                                  // want network listed
	_, _ = core.ListObjectsV2("b", "p", "a", "t", "d", 1)                            // want network inferred
	_, _ = core.PutObject(ctx, "b", "o", nil, 1, "m", "s", minio.PutObjectOptions{}) // want network inferred
}

// setup reads the certificates that the environment names.
//
//loopblock:loop
func setup() {
	_, _ = minio.New("e", &minio.Options{}) // want file inferred
}

//loopblock:loop
func silent(ctx context.Context, c *minio.Client) {
	_ = credentials.NewStaticV4("a", "b", "c")
	_ = c.EndpointURL()
	_ = c.IsOnline()
	c.SetAppInfo("a", "1")
	_ = c.ListObjects(ctx, "b", minio.ListObjectsOptions{})
	_ = minio.NewPostPolicy()
	_ = minio.ToErrorResponse(nil)
	_ = credentials.NewEnvAWS()
}
