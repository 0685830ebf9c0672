package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// held is a feed whose server answers when it is released; asked is closed when it is asked.
func held(t *testing.T) (app *shared, asked, release chan struct{}) {
	asked, release = make(chan struct{}), make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(asked)
		<-release
		fmt.Fprint(w, `["First","Second"]`)
	}))
	t.Cleanup(server.Close)
	return &shared{url: server.URL, notes: "notes.txt"}, asked, release
}

func key(r rune) tea.Msg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}} }

func TestStuckWaitsForTheServer(t *testing.T) {
	app, asked, release := held(t)
	updated := make(chan tea.Model)
	go func() {
		m, _ := stuck{shared: app}.Update(key('r'))
		updated <- m
	}()
	<-asked
	select {
	case <-updated:
		t.Error("Update did not wait")
	default:
	}
	close(release)
	if view := (<-updated).View(); !strings.Contains(view, "First") || !strings.Contains(view, "Mind the loop") {
		t.Errorf("shows\n%s", view)
	}
}

func TestFreeDoesNot(t *testing.T) {
	app, _, release := held(t)
	m, reload := free{shared: app}.Update(key('r'))
	m, _ = m.Update(tick{}) // the server has not answered yet
	close(release)
	for _, cmd := range reload().(tea.BatchMsg) {
		m, _ = m.Update(cmd())
	}
	if view := m.View(); !strings.Contains(view, "First") || !strings.Contains(view, "Mind the loop") {
		t.Errorf("shows\n%s", view)
	}
}
