package handler

type Handler struct{}

func (h *Handler) AddHandler(handler any) (rm func()) { return nil }

func (h *Handler) AddSyncHandler(handler any) (rm func()) { return nil }
