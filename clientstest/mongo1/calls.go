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
	_, _ = c.InsertOne(ctx, bson.D{})                     // want database listed
	_, _ = c.InsertMany(ctx, nil)                         // want database listed
	_, _ = c.Find(ctx, bson.D{})                          // want database listed
	_ = c.FindOne(ctx, bson.D{})                          // want database listed
	_ = c.FindOneAndUpdate(ctx, bson.D{}, bson.D{})       // want database listed
	_ = c.FindOneAndDelete(ctx, bson.D{})                 // want database listed
	_ = c.FindOneAndReplace(ctx, bson.D{}, bson.D{})      // want database listed
	_, _ = c.UpdateOne(ctx, bson.D{}, bson.D{})           // want database listed
	_, _ = c.UpdateMany(ctx, bson.D{}, bson.D{})          // want database listed
	_, _ = c.UpdateByID(ctx, 1, bson.D{})                 // want database listed
	_, _ = c.ReplaceOne(ctx, bson.D{}, bson.D{})          // want database listed
	_, _ = c.DeleteOne(ctx, bson.D{})                     // want database listed
	_, _ = c.DeleteMany(ctx, bson.D{})                    // want database listed
	_, _ = c.Aggregate(ctx, mongo.Pipeline{})             // want database listed
	_, _ = c.CountDocuments(ctx, bson.D{})                // want database listed
	_, _ = c.EstimatedDocumentCount(ctx)                  // want database listed
	_, _ = c.Distinct(ctx, "f", bson.D{})                 // want database listed
	_, _ = c.BulkWrite(ctx, nil)                          // want database listed
	_, _ = c.Watch(ctx, mongo.Pipeline{})                 // want database listed
	_ = c.Drop(ctx)                                       // want database listed
	_, _ = c.Indexes().CreateOne(ctx, mongo.IndexModel{}) // want database listed
	_, _ = c.Indexes().List(ctx)                          // want database listed
	_, _ = c.Indexes().DropAll(ctx)                       // want database listed
	_, _ = c.SearchIndexes().List(ctx, nil)               // want database listed
}

//loopblock:loop
func client(ctx context.Context, c *mongo.Client, d *mongo.Database, s mongo.Session) {
	_ = c.Ping(ctx, nil)                                                                       // want database listed
	_ = c.Disconnect(ctx)                                                                      // want database listed
	_, _ = c.ListDatabaseNames(ctx, bson.D{})                                                  // want database listed
	_, _ = c.ListDatabases(ctx, bson.D{})                                                      // want database listed
	_, _ = c.Watch(ctx, mongo.Pipeline{})                                                      // want database listed
	_ = d.RunCommand(ctx, bson.D{})                                                            // want database listed
	_, _ = d.RunCommandCursor(ctx, bson.D{})                                                   // want database listed
	_, _ = d.ListCollectionNames(ctx, bson.D{})                                                // want database listed
	_ = d.CreateCollection(ctx, "c")                                                           // want database listed
	_ = d.Drop(ctx)                                                                            // want database listed
	_, _ = d.Aggregate(ctx, mongo.Pipeline{})                                                  // want database listed
	_ = s.CommitTransaction(ctx)                                                               // want database listed
	_ = s.AbortTransaction(ctx)                                                                // want database listed
	_, _ = s.WithTransaction(ctx, func(mongo.SessionContext) (any, error) { return nil, nil }) // want database listed
	s.EndSession(ctx)                                                                          // want database listed
}

//loopblock:loop
func cursor(ctx context.Context, cur *mongo.Cursor, cs *mongo.ChangeStream) {
	_ = cur.Next(ctx)     // want database listed
	_ = cur.TryNext(ctx)  // want database listed
	_ = cur.All(ctx, nil) // want database listed
	_ = cur.Close(ctx)    // want database listed
	_ = cs.Next(ctx)      // want database listed
	_ = cs.TryNext(ctx)   // want database listed
	_ = cs.Close(ctx)     // want database listed
}

//loopblock:loop
func bucket(ctx context.Context, b *gridfs.Bucket, up *gridfs.UploadStream, down *gridfs.DownloadStream, p []byte) {
	_, _ = b.OpenUploadStream("f")      // want database listed
	_, _ = b.OpenDownloadStream(1)      // want database listed
	_, _ = b.UploadFromStream("f", nil) // want database listed
	_, _ = b.DownloadToStream(1, nil)   // want database listed
	_ = b.Delete(1)                     // want database listed
	_, _ = b.Find(bson.D{})             // want database listed
	_ = b.DropContext(ctx)              // want database listed
	_, _ = up.Write(p)                  // want database listed
	_ = up.Close()                      // want database listed
	_, _ = down.Read(p)                 // want database listed
}

// setup reads the certificates that the URI names and opens the log file that the environment does.
//
//loopblock:loop
func setup(o *options.ClientOptions) {
	_ = options.Client().ApplyURI("mongodb://localhost") // want file inferred
	_, _ = mongo.NewClient(o)                            // want file inferred
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
