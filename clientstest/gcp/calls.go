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
	_, _ = o.Attrs(ctx)
	_, _ = o.Update(ctx, storage.ObjectAttrsToUpdate{})
	_ = o.Delete(ctx)
	_, _ = o.NewReader(ctx)
	_, _ = o.NewRangeReader(ctx, 0, 1)
	_, _ = o.CopierFrom(o).Run(ctx)
	_, _ = o.ComposerFrom(o).Run(ctx)
	_, _ = r.Read(p)
	_, _ = w.Write(p)
	_ = w.Close()
	_, _ = b.Attrs(ctx)
	_ = b.Create(ctx, "p", nil)
	_ = b.Delete(ctx)
	_, _ = b.Update(ctx, storage.BucketAttrsToUpdate{})
	_, _ = b.Objects(ctx, nil).Next()
	_, _ = c.Buckets(ctx, "p").Next()
	_ = b.ACL().Set(ctx, "e", "r")
	_, _ = b.ACL().List(ctx)
	_, _ = b.IAM().Policy(ctx)
}

//loopblock:loop
func messages(ctx context.Context, c *pubsub.Client, s *pubsub.Subscriber, r *pubsub.PublishResult, p *pubsub.Publisher) {
	_, _ = r.Get(ctx)
	_ = s.Receive(ctx, func(context.Context, *pubsub.Message) {})
	p.Stop()
	p.Flush()
	_, _ = c.TopicAdminClient.CreateTopic(ctx, &pubsubpb.Topic{})
	_, _ = c.TopicAdminClient.ListTopics(ctx, nil).Next()
}

//loopblock:loop
func queries(ctx context.Context, c *bigquery.Client, q *bigquery.Query, j *bigquery.Job, it *bigquery.RowIterator, t *bigquery.Table, d *bigquery.Dataset) {
	_, _ = q.Run(ctx)
	_, _ = q.Read(ctx)
	_, _ = j.Wait(ctx)
	_, _ = j.Status(ctx)
	_, _ = j.Read(ctx)
	_ = j.Cancel(ctx)
	_ = it.Next(nil)
	_, _ = t.Metadata(ctx)
	_ = t.Create(ctx, nil)
	_ = t.Delete(ctx)
	_ = t.Inserter().Put(ctx, nil)
	_ = t.Read(ctx)
	_, _ = t.LoaderFrom(nil).Run(ctx)
	_ = d.Create(ctx, nil)
	_, _ = d.Metadata(ctx)
	_, _ = d.Tables(ctx).Next()
	_, _ = c.Datasets(ctx).Next()
}

//loopblock:loop
func documents(ctx context.Context, c *firestore.Client, d *firestore.DocumentRef, col *firestore.CollectionRef, it *firestore.DocumentIterator, snap *firestore.QuerySnapshotIterator) {
	_, _ = d.Get(ctx)
	_, _ = d.Set(ctx, nil)
	_, _ = d.Create(ctx, nil)
	_, _ = d.Update(ctx, nil)
	_, _ = d.Delete(ctx)
	_, _, _ = col.Add(ctx, nil)
	_, _ = it.Next()
	_, _ = it.GetAll()
	_, _ = col.Documents(ctx).GetAll()
	_, _ = c.GetAll(ctx, nil)
	_ = c.RunTransaction(ctx, func(context.Context, *firestore.Transaction) error { return nil })
	_, _ = c.Batch().Commit(ctx)
	_, _ = c.Collections(ctx).Next()
	_, _ = snap.Next()
	_, _ = d.Snapshots(ctx).Next()
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
