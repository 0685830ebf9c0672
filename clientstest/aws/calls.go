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
	_, _ = c.GetObject(ctx, &s3.GetObjectInput{})                                             // want network listed
	_, _ = c.PutObject(ctx, &s3.PutObjectInput{})                                             // want network listed
	_, _ = c.ListObjectsV2(ctx, &s3.ListObjectsV2Input{})                                     // want network listed
	_, _ = c.HeadObject(ctx, &s3.HeadObjectInput{})                                           // want network listed
	_, _ = c.DeleteObject(ctx, &s3.DeleteObjectInput{})                                       // want network listed
	_, _ = c.CreateBucket(ctx, &s3.CreateBucketInput{})                                       // want network listed
	_, _ = c.UploadPart(ctx, &s3.UploadPartInput{})                                           // want network listed
	_, _ = s3.NewListObjectsV2Paginator(c, &s3.ListObjectsV2Input{}).NextPage(ctx)            // want network listed
	_ = s3.NewObjectExistsWaiter(c).Wait(ctx, &s3.HeadObjectInput{}, time.Minute)             // want network listed
	_, _ = s3.NewObjectExistsWaiter(c).WaitForOutput(ctx, &s3.HeadObjectInput{}, time.Minute) // want network listed
	_, _ = d.GetItem(ctx, &dynamodb.GetItemInput{})                                           // want database listed
	_, _ = d.PutItem(ctx, &dynamodb.PutItemInput{})                                           // want database listed
	_, _ = d.Query(ctx, &dynamodb.QueryInput{})                                               // want database listed
	_, _ = d.Scan(ctx, &dynamodb.ScanInput{})                                                 // want database listed
	_, _ = d.UpdateItem(ctx, &dynamodb.UpdateItemInput{})                                     // want database listed
	_, _ = d.TransactWriteItems(ctx, &dynamodb.TransactWriteItemsInput{})                     // want database listed
	_, _ = dynamodb.NewScanPaginator(d, &dynamodb.ScanInput{}).NextPage(ctx)                  // want database listed
	_, _ = q.SendMessage(ctx, &sqs.SendMessageInput{})                                        // want network listed
	_, _ = q.ReceiveMessage(ctx, &sqs.ReceiveMessageInput{})                                  // want network listed
	_, _ = q.DeleteMessage(ctx, &sqs.DeleteMessageInput{})                                    // want network listed
	_, _ = t.GetCallerIdentity(ctx, &sts.GetCallerIdentityInput{})                            // want network listed
}

//loopblock:loop
func pagers(ctx context.Context, l *s3.ListObjectsV2Paginator, w *s3.BucketExistsWaiter, scan *dynamodb.ScanPaginator) {
	_, _ = l.NextPage(ctx)                              // want network listed
	_ = w.Wait(ctx, &s3.HeadBucketInput{}, time.Minute) // want network listed
	_, _ = scan.NextPage(ctx)                           // want database listed
}

//loopblock:loop
func setup(ctx context.Context, p aws.CredentialsProvider, c *aws.CredentialsCache) {
	_, _ = config.LoadDefaultConfig(ctx) // want network inferred
	_, _ = p.Retrieve(ctx)               // want network listed
	_, _ = c.Retrieve(ctx)               // want network listed
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
