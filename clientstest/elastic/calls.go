// Package elastic calls go-elasticsearch on a loop. It leaves out the typed interface, whose packages take minutes to
// compile; that one, too, ends in the transport's Perform.
package elastic

import (
	"context"
	"net/http"
	"strings"

	"github.com/elastic/elastic-transport-go/v8/elastictransport"
	"github.com/elastic/go-elasticsearch/v9/esapi"
)

//loopblock:loop
func blocks(ctx context.Context, c *esapi.API, t esapi.Transport, tc *elastictransport.Client, ti elastictransport.Interface) {
	_, _ = c.Search(c.Search.WithIndex("i"))         // want network listed
	_, _ = c.Index("i", strings.NewReader("{}"))     // want network listed
	_, _ = c.Get("i", "1")                           // want network listed
	_, _ = c.Delete("i", "1")                        // want network listed
	_, _ = c.Bulk(strings.NewReader(""))             // want network listed
	_, _ = c.Info()                                  // want network listed
	_, _ = c.Ping()                                  // want network listed
	_, _ = c.Indices.Create("i")                     // want network listed
	_, _ = c.Cluster.Health()                        // want network listed
	_, _ = c.Cat.Indices()                           // want network listed
	_, _ = esapi.IndexRequest{Index: "i"}.Do(ctx, t) // want network listed
	_, _ = esapi.SearchRequest{}.Do(ctx, t)          // want network listed
	_, _ = t.Perform(&http.Request{})                // want network listed
	_, _ = ti.Perform(&http.Request{})               // want network listed
	_, _ = tc.Perform(&http.Request{})               // want network inferred
}

//loopblock:loop
func silent(ctx context.Context, c *esapi.API, t esapi.Transport, r *esapi.Response) {
	_, _ = elastictransport.New(elastictransport.Config{})
	_ = esapi.New(t)
	_ = c.Search.WithIndex("i")
	_ = c.Search.WithContext(ctx)
	_ = r.IsError()
	_ = r.Status()
	_ = esapi.BoolPtr(true)
}
