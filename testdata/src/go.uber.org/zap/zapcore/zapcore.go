package zapcore

type Entry struct{ Message string }
