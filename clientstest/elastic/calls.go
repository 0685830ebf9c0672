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
	_, _ = c.Search(c.Search.WithIndex("i"))
	_, _ = c.Index("i", strings.NewReader("{}"))
	_, _ = c.Get("i", "1")
	_, _ = c.Delete("i", "1")
	_, _ = c.Bulk(strings.NewReader(""))
	_, _ = c.Info()
	_, _ = c.Ping()
	_, _ = c.Indices.Create("i")
	_, _ = c.Cluster.Health()
	_, _ = c.Cat.Indices()
	_, _ = esapi.IndexRequest{Index: "i"}.Do(ctx, t)
	_, _ = esapi.SearchRequest{}.Do(ctx, t)
	_, _ = t.Perform(&http.Request{})
	_, _ = ti.Perform(&http.Request{})
	_, _ = tc.Perform(&http.Request{})
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
