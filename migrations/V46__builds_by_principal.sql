-- Lists of builds can be asked for by the principal that submitted them; the newest come first.
CREATE INDEX build_principal ON build (principal, id DESC);
