// Package aws calls the AWS SDK, version 2, on a loop.
package aws

import (
	"context"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

//loopblock:loop
func blocks(ctx context.Context, c *s3.Client, d *dynamodb.Client, q *sqs.Client, t *sts.Client) {
	_, _ = c.GetObject(ctx, &s3.GetObjectInput{})
	_, _ = c.PutObject(ctx, &s3.PutObjectInput{})
	_, _ = c.ListObjectsV2(ctx, &s3.ListObjectsV2Input{})
	_, _ = c.HeadObject(ctx, &s3.HeadObjectInput{})
	_, _ = c.DeleteObject(ctx, &s3.DeleteObjectInput{})
	_, _ = c.CreateBucket(ctx, &s3.CreateBucketInput{})
	_, _ = c.UploadPart(ctx, &s3.UploadPartInput{})
	_, _ = s3.NewListObjectsV2Paginator(c, &s3.ListObjectsV2Input{}).NextPage(ctx)
	_ = s3.NewObjectExistsWaiter(c).Wait(ctx, &s3.HeadObjectInput{}, time.Minute)
	_, _ = s3.NewObjectExistsWaiter(c).WaitForOutput(ctx, &s3.HeadObjectInput{}, time.Minute)
	_, _ = d.GetItem(ctx, &dynamodb.GetItemInput{})
	_, _ = d.PutItem(ctx, &dynamodb.PutItemInput{})
	_, _ = d.Query(ctx, &dynamodb.QueryInput{})
	_, _ = d.Scan(ctx, &dynamodb.ScanInput{})
	_, _ = d.UpdateItem(ctx, &dynamodb.UpdateItemInput{})
	_, _ = d.TransactWriteItems(ctx, &dynamodb.TransactWriteItemsInput{})
	_, _ = dynamodb.NewScanPaginator(d, &dynamodb.ScanInput{}).NextPage(ctx)
	_, _ = q.SendMessage(ctx, &sqs.SendMessageInput{})
	_, _ = q.ReceiveMessage(ctx, &sqs.ReceiveMessageInput{})
	_, _ = q.DeleteMessage(ctx, &sqs.DeleteMessageInput{})
	_, _ = t.GetCallerIdentity(ctx, &sts.GetCallerIdentityInput{})
}

//loopblock:loop
func pagers(ctx context.Context, l *s3.ListObjectsV2Paginator, w *s3.BucketExistsWaiter, scan *dynamodb.ScanPaginator) {
	_, _ = l.NextPage(ctx)
	_ = w.Wait(ctx, &s3.HeadBucketInput{}, time.Minute)
	_, _ = scan.NextPage(ctx)
}

//loopblock:loop
func setup(ctx context.Context, p aws.CredentialsProvider, c *aws.CredentialsCache) {
	_, _ = config.LoadDefaultConfig(ctx)
	_, _ = p.Retrieve(ctx)
	_, _ = c.Retrieve(ctx)
}

//loopblock:loop
func silent(ctx context.Context, c *s3.Client, cfg aws.Config, l *s3.ListObjectsV2Paginator) {
	_ = s3.NewFromConfig(cfg)
	_ = s3.New(s3.Options{})
	_ = c.Options()
	_ = dynamodb.NewFromConfig(cfg, func(*dynamodb.Options) {})
	_ = sqs.NewFromConfig(cfg)
	_ = s3.NewListObjectsV2Paginator(c, nil)
	_ = l.HasMorePages()
	_ = s3.NewObjectExistsWaiter(c)
	_ = s3.NewPresignClient(c)
	_ = aws.String("a")
	_ = aws.ToString(nil)
	_ = cfg.Copy()
	_ = credentials.NewStaticCredentialsProvider("a", "b", "c")
	_ = aws.NewCredentialsCache(nil)
	_ = config.WithRegion("r")
	_ = s3.WithAPIOptions()
}
