package driver

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

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

// Root returns the directory where a config for dir belongs: that of the workspace or else of the module that dir is in,
// or "".
func Root(dir string) string {
	base, _ := moduleRoots(dir)
	return base
}

// ModuleDir returns the directory of the module that dir is in, or "".
func ModuleDir(dir string) string {
	if mod := upwards(dir, "go.mod"); mod != "" {
		return filepath.Dir(mod)
	}
	return ""
}

// ModFiles returns the go.mod files of the modules that a go command started in dir may work on.
func ModFiles(dir string) []string {
	_, roots := moduleRoots(dir)
	var out []string
	for _, root := range roots {
		if mod := filepath.Join(root, "go.mod"); isFile(mod) {
			out = append(out, mod)
		}
	}
	return out
}

// A rootConfig is the config that units below a module's root, or a workspace's, read.
type rootConfig struct {
	where string // root and config, relative to the outermost root: the same for every checkout and working directory
	path  string
}

// runConfigs returns the config files that the units of a go command started in dir may read: what the environment
// names, or what is found from the module that dir is in and, in a workspace, from each of its modules. The result is
// the same for every dir in a module, since every other result is a cold cache.
func runConfigs(dir string) ([]rootConfig, error) {
	config, set, err := EnvConfig()
	switch {
	case err != nil:
		return nil, err
	case set && config == "":
		return nil, nil
	case set:
		return []rootConfig{{"named", config}}, nil
	}
	base, roots := moduleRoots(dir)
	var out []rootConfig
	for _, root := range roots {
		if config := FindConfig(root); config != "" {
			out = append(out, rootConfig{slashRel(base, root) + " " + slashRel(root, config), config})
		}
	}
	return out, nil
}

// moduleRoots returns the directory of the workspace, if dir is in one, else of the module, and the sorted roots of
// all that a go command started in dir may work on.
func moduleRoots(dir string) (base string, roots []string) {
	if mod := upwards(dir, "go.mod"); mod != "" {
		base = filepath.Dir(mod)
		roots = append(roots, base)
	}
	if work := workFile(dir); work != "" {
		base = filepath.Dir(work)
		roots = append(append(roots, base), workspaceModules(work)...)
	}
	slices.Sort(roots)
	return base, slices.Compact(roots)
}

// workFile returns the go.work that holds in dir, or "".
func workFile(dir string) string {
	switch work := os.Getenv("GOWORK"); work {
	case "off":
		return ""
	case "":
		return upwards(dir, "go.work")
	default:
		return work
	}
}

// workspaceModules returns the directories of the modules of a workspace.
func workspaceModules(work string) []string {
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
		out = append(out, filepath.Clean(path))
	}
	return out
}

func slashRel(base, path string) string {
	if rel, err := filepath.Rel(base, path); err == nil {
		path = rel
	}
	return filepath.ToSlash(path)
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
