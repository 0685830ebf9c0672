// Package malgo has the shapes of malgo that tests need.
package malgo

type DataProc func(pOutputSample, pInputSamples []byte, framecount uint32)

type DeviceCallbacks struct{ Data DataProc }
