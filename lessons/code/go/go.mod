module frame-by-frame/lessons

go 1.19
