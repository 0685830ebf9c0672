// Package mongo1 calls the MongoDB driver, version 1, on a loop.
package mongo1

import (
	"context"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/bson/primitive"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/gridfs"
	"go.mongodb.org/mongo-driver/mongo/options"
)

//loopblock:loop
func collection(ctx context.Context, c *mongo.Collection) {
	_, _ = c.InsertOne(ctx, bson.D{})
	_, _ = c.InsertMany(ctx, nil)
	_, _ = c.Find(ctx, bson.D{})
	_ = c.FindOne(ctx, bson.D{})
	_ = c.FindOneAndUpdate(ctx, bson.D{}, bson.D{})
	_ = c.FindOneAndDelete(ctx, bson.D{})
	_ = c.FindOneAndReplace(ctx, bson.D{}, bson.D{})
	_, _ = c.UpdateOne(ctx, bson.D{}, bson.D{})
	_, _ = c.UpdateMany(ctx, bson.D{}, bson.D{})
	_, _ = c.UpdateByID(ctx, 1, bson.D{})
	_, _ = c.ReplaceOne(ctx, bson.D{}, bson.D{})
	_, _ = c.DeleteOne(ctx, bson.D{})
	_, _ = c.DeleteMany(ctx, bson.D{})
	_, _ = c.Aggregate(ctx, mongo.Pipeline{})
	_, _ = c.CountDocuments(ctx, bson.D{})
	_, _ = c.EstimatedDocumentCount(ctx)
	_, _ = c.Distinct(ctx, "f", bson.D{})
	_, _ = c.BulkWrite(ctx, nil)
	_, _ = c.Watch(ctx, mongo.Pipeline{})
	_ = c.Drop(ctx)
	_, _ = c.Indexes().CreateOne(ctx, mongo.IndexModel{})
	_, _ = c.Indexes().List(ctx)
	_, _ = c.Indexes().DropAll(ctx)
	_, _ = c.SearchIndexes().List(ctx, nil)
}

//loopblock:loop
func client(ctx context.Context, c *mongo.Client, d *mongo.Database, s mongo.Session) {
	_ = c.Ping(ctx, nil)
	_ = c.Disconnect(ctx)
	_, _ = c.ListDatabaseNames(ctx, bson.D{})
	_, _ = c.ListDatabases(ctx, bson.D{})
	_, _ = c.Watch(ctx, mongo.Pipeline{})
	_ = d.RunCommand(ctx, bson.D{})
	_, _ = d.RunCommandCursor(ctx, bson.D{})
	_, _ = d.ListCollectionNames(ctx, bson.D{})
	_ = d.CreateCollection(ctx, "c")
	_ = d.Drop(ctx)
	_, _ = d.Aggregate(ctx, mongo.Pipeline{})
	_ = s.CommitTransaction(ctx)
	_ = s.AbortTransaction(ctx)
	_, _ = s.WithTransaction(ctx, func(mongo.SessionContext) (any, error) { return nil, nil })
	s.EndSession(ctx)
}

//loopblock:loop
func cursor(ctx context.Context, cur *mongo.Cursor, cs *mongo.ChangeStream) {
	_ = cur.Next(ctx)
	_ = cur.TryNext(ctx)
	_ = cur.All(ctx, nil)
	_ = cur.Close(ctx)
	_ = cs.Next(ctx)
	_ = cs.TryNext(ctx)
	_ = cs.Close(ctx)
}

//loopblock:loop
func bucket(ctx context.Context, b *gridfs.Bucket, up *gridfs.UploadStream, down *gridfs.DownloadStream, p []byte) {
	_, _ = b.OpenUploadStream("f")
	_, _ = b.OpenDownloadStream(1)
	_, _ = b.UploadFromStream("f", nil)
	_, _ = b.DownloadToStream(1, nil)
	_ = b.Delete(1)
	_, _ = b.Find(bson.D{})
	_ = b.DropContext(ctx)
	_, _ = up.Write(p)
	_ = up.Close()
	_, _ = down.Read(p)
}

// setup reads the certificates that the URI names and opens the log file that the environment does.
//
//loopblock:loop
func setup(o *options.ClientOptions) {
	_ = options.Client().ApplyURI("mongodb://localhost")
	_, _ = mongo.NewClient(o)
}

//loopblock:loop
func silent(c *mongo.Client, d *mongo.Database, col *mongo.Collection, cur *mongo.Cursor, r *mongo.SingleResult, s mongo.Session) {
	_ = options.Client().SetAppName("a")
	_ = options.Find().SetLimit(1)
	_ = c.Database("d")
	_ = c.NumberSessionsInProgress()
	_, _ = c.StartSession()
	_ = d.Collection("c")
	_ = d.Name()
	_ = col.Indexes()
	_, _ = col.Clone()
	_ = col.Name()
	_ = cur.Err()
	_ = cur.ID()
	_ = cur.Decode(nil)
	_ = cur.RemainingBatchLength()
	_ = r.Decode(nil)
	_ = r.Err()
	_, _ = r.Raw()
	_ = s.StartTransaction()
	_ = s.ID()
	_, _ = bson.Marshal(bson.D{})
	_ = bson.Unmarshal(nil, nil)
	_ = primitive.NewObjectID().Hex()
	_ = mongo.NewInsertOneModel().SetDocument(bson.D{})
	_ = mongo.IsDuplicateKeyError(nil)
}
