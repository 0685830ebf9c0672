module github.com/loopblock/loopblock/catalogtest

go 1.26.0

require (
	github.com/loopblock/loopblock v0.0.0
	golang.org/x/mod v0.42.0
)

require go.yaml.in/yaml/v3 v3.0.6 // indirect

replace github.com/loopblock/loopblock => ../
