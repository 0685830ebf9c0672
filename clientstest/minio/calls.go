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
	_, _ = c.PutObject(ctx, "b", "o", nil, 1, minio.PutObjectOptions{})
	_, _ = c.FPutObject(ctx, "b", "o", "f", minio.PutObjectOptions{})
	_ = c.FGetObject(ctx, "b", "o", "f", minio.GetObjectOptions{})
	_, _ = c.StatObject(ctx, "b", "o", minio.StatObjectOptions{})
	_ = c.RemoveObject(ctx, "b", "o", minio.RemoveObjectOptions{})
	_, _ = c.CopyObject(ctx, minio.CopyDestOptions{}, minio.CopySrcOptions{})
	_, _ = c.ComposeObject(ctx, minio.CopyDestOptions{})
	_ = c.MakeBucket(ctx, "b", minio.MakeBucketOptions{})
	_ = c.RemoveBucket(ctx, "b")
	_, _ = c.BucketExists(ctx, "b")
	_, _ = c.ListBuckets(ctx)
	_, _ = c.GetBucketPolicy(ctx, "b")
	_ = c.SetBucketPolicy(ctx, "b", "p")
	_, _ = c.GetBucketLocation(ctx, "b")
	_, _ = c.PresignedGetObject(ctx, "b", "o", time.Minute, url.Values{})
	_, _ = c.GetObjectTagging(ctx, "b", "o", minio.GetObjectTaggingOptions{})
	_, _ = o.Read(p)
	_, _ = o.ReadAt(p, 0)
	_, _ = o.Stat()
	_, _ = core.ListObjectsV2("b", "p", "a", "t", "d", 1)
	_, _ = core.PutObject(ctx, "b", "o", nil, 1, "m", "s", minio.PutObjectOptions{})
}

// setup reads the certificates that the environment names.
//
//loopblock:loop
func setup() {
	_, _ = minio.New("e", &minio.Options{})
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
