// Package handler has the shapes of arikawa that tests need.
package handler

type Handler struct{}

func (h *Handler) AddHandler(handler any) (rm func()) { return nil }

func (h *Handler) AddSyncHandler(handler any) (rm func()) { return nil }
