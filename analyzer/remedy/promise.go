package remedy

import "strings"

// promise returns at once what stands for the handler's result, and gives the work that ends with it to a goroutine:
//
//	return post.Promise(func() any { … })
func (h *handler) promise() ([]*change, error) {
	results := h.fnSignature().Results()
	if results.Len() != 1 {
		return nil, refuse("the loop needs what the handler returns")
	}
	c := h.change()
	name := strings.TrimPrefix(h.remedy.Later, "post.")
	c.title = "run " + h.functionName() + " in a goroutine, and return post." + name + " (who calls it gets its result later)"
	open := "return " + c.post() + "." + name + "(func() " + c.typeText(results.At(0).Type(), h.body.Pos()) + " {"
	h.answer = ""
	c.wrapBody(h, open, "})")
	return []*change{c}, nil
}
