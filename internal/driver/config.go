package driver

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"

	"golang.org/x/mod/modfile"
)

// ConfigName is the name of a config file, which stands beside a go.mod or go.work.
const ConfigName = ".loopblock.yaml"

// ConfigEnv names the config file in the environment, for runs under go vet: an absolute path, or "off" for none. With
// it nothing is looked up.
const ConfigEnv = "LOOPBLOCK_CONFIG"

const configOff = "off"

// FindConfig returns the config file that holds in dir: the nearest upwards that stands beside a go.mod or a go.work,
// or "" where there is none.
func FindConfig(dir string) string {
	for {
		if isFile(filepath.Join(dir, "go.mod")) || isFile(filepath.Join(dir, "go.work")) {
			if config := filepath.Join(dir, ConfigName); isFile(config) {
				return config
			}
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}

// EnvConfig returns the config file that the environment names. The first result is "" for none; the second says
// whether the environment decides.
func EnvConfig() (config string, set bool, err error) {
	switch config = os.Getenv(ConfigEnv); {
	case config == "":
		return "", false, nil
	case config == configOff:
		return "", true, nil
	case !filepath.IsAbs(config):
		return "", true, fmt.Errorf("%s=%s: want an absolute path, or %q for no config", ConfigEnv, config, configOff)
	case !isFile(config):
		return "", true, fmt.Errorf("%s=%s: no such file; create it, or unset the variable", ConfigEnv, config)
	}
	return config, true, nil
}

// runConfigs returns the config files that the units of a go command started in dir may read: what the environment
// names, or what is found from dir and, in a workspace, from each of its modules. The order depends on the workspace
// alone, not on where in it dir is.
func runConfigs(dir string) ([]string, error) {
	config, set, err := EnvConfig()
	if err != nil {
		return nil, err
	}
	if set {
		if config == "" {
			return nil, nil
		}
		return []string{config}, nil
	}
	found := map[string]bool{}
	if config := FindConfig(dir); config != "" {
		found[config] = true
	}
	for _, module := range workspaceModules(dir) {
		if config := FindConfig(module); config != "" {
			found[config] = true
		}
	}
	out := make([]string, 0, len(found))
	for config := range found {
		out = append(out, config)
	}
	sort.Strings(out)
	return out, nil
}

// workspaceModules returns the directories of the modules of the workspace that dir is in, if it is in one.
func workspaceModules(dir string) []string {
	work := os.Getenv("GOWORK")
	switch work {
	case "off":
		return nil
	case "":
		if work = upwards(dir, "go.work"); work == "" {
			return nil
		}
	}
	data, err := os.ReadFile(work)
	if err != nil {
		return nil // the go command says what is wrong with it
	}
	file, err := modfile.ParseWork(work, data, nil)
	if err != nil {
		return nil // likewise
	}
	var out []string
	for _, use := range file.Use {
		path := filepath.FromSlash(use.Path)
		if !filepath.IsAbs(path) {
			path = filepath.Join(filepath.Dir(work), path)
		}
		out = append(out, path)
	}
	return out
}

// upwards returns the nearest file of that name in dir and above, or "".
func upwards(dir, name string) string {
	for {
		if path := filepath.Join(dir, name); isFile(path) {
			return path
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}
