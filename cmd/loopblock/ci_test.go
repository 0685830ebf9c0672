package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/loopblock/loopblock/internal/hosttest"
)

// TestAction runs the steps of the GitHub action as a workflow does.
func TestAction(t *testing.T) {
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("the action's steps are for bash")
	}
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	var action struct {
		Inputs map[string]struct{ Default string }
		Runs   struct {
			Steps []struct {
				Run string
				Env map[string]string
			}
		}
	}
	if err := yaml.Unmarshal([]byte(hosttest.Read(t, filepath.Join(root, "action.yml"))), &action); err != nil {
		t.Fatal(err)
	}
	replace := []string{"${{ github.action_path }}", root}
	for name, input := range action.Inputs {
		replace = append(replace, "${{ inputs."+name+" }}", input.Default)
	}
	values := strings.NewReplacer(replace...)
	dir, temp := hosttest.Program(t), t.TempDir()
	var code int
	var output string
	for _, step := range action.Runs.Steps {
		if code != 0 {
			t.Fatalf("a step fails before the last: %s", output)
		}
		cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step.Run)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "RUNNER_TEMP="+temp, "GITHUB_WORKSPACE="+dir, "GOFLAGS=-buildvcs=false", "GOWORK=off", "PWD="+dir)
		for name, value := range step.Env {
			value = values.Replace(value)
			if strings.Contains(value, "${{") {
				t.Errorf("%s is not known: %s", name, value)
			}
			cmd.Env = append(cmd.Env, name+"="+value)
		}
		code, output = exitOf(t, cmd)
	}
	if code != exitFindings || !strings.Contains(output, "::error file=ui/ui.go,line=14,") {
		t.Errorf("exit code %d and\n%s", code, output)
	}
}

// TestPreCommit runs the hook's entry as pre-commit does.
func TestPreCommit(t *testing.T) {
	var hooks []struct {
		ID, Entry, Language string
		Args                []string
	}
	if err := yaml.Unmarshal([]byte(hosttest.Read(t, filepath.Join("..", "..", ".pre-commit-hooks.yaml"))), &hooks); err != nil {
		t.Fatal(err)
	}
	if len(hooks) != 1 || hooks[0].ID != "loopblock" || hooks[0].Language != "golang" {
		t.Fatalf("%+v", hooks)
	}
	cmd := exec.Command(hooks[0].Entry, hooks[0].Args...)
	cmd.Dir = hosttest.Program(t)
	cmd.Env = append(os.Environ(), "PWD="+cmd.Dir, "GOFLAGS=", "GOWORK=off")
	if code, output := exitOf(t, cmd); code != exitFindings || !strings.Contains(output, "ui/ui.go:14:") {
		t.Errorf("exit code %d and\n%s", code, output)
	}
}

// exitOf runs a command and returns its exit code and what it wrote.
func exitOf(t *testing.T, cmd *exec.Cmd) (int, string) {
	t.Helper()
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), string(out)
}
