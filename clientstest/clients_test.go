package clientstest

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the comments and the table in docs/clients.md")

// A client is a product with a folder here.
type client struct {
	folder, title string
	modules       []string
}

// clients are in the order of the table.
var clients = []client{
	{"redis", "go-redis", []string{"github.com/redis/go-redis/v9"}},
	{"mongo", "MongoDB driver 2", []string{"go.mongodb.org/mongo-driver/v2"}},
	{"mongo1", "MongoDB driver 1", []string{"go.mongodb.org/mongo-driver"}},
	{"pgx", "pgx and pgxpool", []string{"github.com/jackc/pgx/v5"}},
	{"gorm", "GORM", []string{"gorm.io/gorm"}},
	{"sqlx", "sqlx", []string{"github.com/jmoiron/sqlx"}},
	{"aws", "AWS SDK: S3, DynamoDB, SQS", []string{
		"github.com/aws/aws-sdk-go-v2", "github.com/aws/aws-sdk-go-v2/service/s3",
		"github.com/aws/aws-sdk-go-v2/service/dynamodb", "github.com/aws/aws-sdk-go-v2/service/sqs"}},
	{"gcp", "Google Cloud: Storage, Pub/Sub, BigQuery, Firestore", []string{
		"cloud.google.com/go/storage", "cloud.google.com/go/pubsub/v2", "cloud.google.com/go/bigquery",
		"cloud.google.com/go/firestore"}},
	{"azure", "Azure SDK: Blob Storage, Cosmos DB", []string{
		"github.com/Azure/azure-sdk-for-go/sdk/storage/azblob", "github.com/Azure/azure-sdk-for-go/sdk/data/azcosmos"}},
	{"minio", "MinIO", []string{"github.com/minio/minio-go/v7"}},
	{"grpc", "gRPC stubs, streams and connections", []string{"google.golang.org/grpc"}},
	{"nats", "NATS and JetStream", []string{"github.com/nats-io/nats.go"}},
	{"franz", "Kafka: franz-go", []string{"github.com/twmb/franz-go"}},
	{"sarama", "Kafka: Sarama", []string{"github.com/IBM/sarama"}},
	{"segmentio", "Kafka: kafka-go", []string{"github.com/segmentio/kafka-go"}},
	{"confluent", "Kafka: Confluent", []string{"github.com/confluentinc/confluent-kafka-go/v2"}},
	{"elastic", "Elasticsearch", []string{"github.com/elastic/go-elasticsearch/v9"}},
	{"etcd", "etcd", []string{"go.etcd.io/etcd/client/v3"}},
	{"consul", "Consul", []string{"github.com/hashicorp/consul/api"}},
	{"vault", "Vault", []string{"github.com/hashicorp/vault/api"}},
	{"kubernetes", "Kubernetes: client-go", []string{"k8s.io/client-go"}},
	{"ctrlruntime", "Kubernetes: controller-runtime", []string{"sigs.k8s.io/controller-runtime"}},
	{"docker", "Docker", []string{"github.com/docker/docker"}},
	{"moby", "Docker, in its new module", []string{"github.com/moby/moby/client"}},
}

// TestClients holds what loopblock reports against the comments, and the table against that.
func TestClients(t *testing.T) {
	found := run(t)
	var rows strings.Builder
	for _, c := range clients {
		calls := readCalls(t, filepath.Join(c.folder, "calls.go"))
		count := make(map[string]int)
		for i := range calls {
			call := &calls[i]
			have := found[call.place]
			if *update && !call.missed && !call.silent {
				call.want = have
			}
			switch {
			case strings.Join(call.want, ", ") != strings.Join(have, ", "):
				t.Errorf("%s: %q is reported, want %q", call.place, have, call.want)
			case call.silent && len(have) > 0:
				t.Errorf("%s: %q is reported in a function that is named silent", call.place, have)
			case !call.silent && !call.missed && len(have) == 0:
				t.Errorf("%s: nothing is reported; a call that is silent belongs into a function that is named so", call.place)
			}
			count[call.kind()]++
			delete(found, call.place)
		}
		if *update {
			writeCalls(t, filepath.Join(c.folder, "calls.go"), calls)
		}
		fmt.Fprintf(&rows, "| %s | %s | %d | %d | %d | %d | %d |\n", c.title, versions(t, c.modules), len(calls)-count["silent"],
			count["inferred"], count["listed"], count["missed"], count["silent"])
	}
	for place, have := range found {
		t.Errorf("%s: %q is reported; no client has that statement", place, have)
	}
	table(t, rows.String())
}

// versions are the modules, with what go.mod requires of them.
func versions(t *testing.T, modules []string) string {
	t.Helper()
	out, err := command("go", append([]string{"list", "-m"}, modules...)...)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.TrimSpace(string(out))
	return "`" + strings.ReplaceAll(strings.ReplaceAll(text, " ", "@"), "\n", "`, `") + "`"
}

// TestEveryFolderIsAClient: a folder that is not in the table would be measured for nothing.
func TestEveryFolderIsAClient(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() && !slices.ContainsFunc(clients, func(c client) bool { return c.folder == e.Name() }) {
			t.Errorf("folder %s: no client has it", e.Name())
		}
	}
}

// table compares or writes the table in the guide.
func table(t *testing.T, rows string) {
	t.Helper()
	const name = "../docs/clients.md"
	have, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	const head = "| client | measured at | calls that wait | inferred | listed | missed | calls that do not, all silent |\n" +
		"|---|---|---|---|---|---|---|\n"
	section := regexp.MustCompile(`(?s)(<!-- begin clients:[^\n]* -->\n).*?(<!-- end clients -->\n)`)
	if !section.Match(have) {
		t.Fatalf("%s has no part for the table", name)
	}
	want := section.ReplaceAll(have, []byte("${1}"+head+rows+"${2}"))
	switch {
	case bytes.Equal(have, want):
	case *update:
		if err := os.WriteFile(name, want, 0o666); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s is not current: go test -run TestClients -update . writes\n%s%s", name, head, rows)
	}
}

// command runs a program and returns what it prints. Exit code 1 is loopblock's for findings.
func command(name string, args ...string) ([]byte, error) {
	cmd := exec.Command(name, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil && (cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != 1 || len(out) == 0) {
		return nil, fmt.Errorf("%s: %w\n%s", cmd, err, stderr.Bytes())
	}
	return out, nil
}
