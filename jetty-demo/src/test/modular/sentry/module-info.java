module example.sentry {
  requires dev.outcry.core;
  requires dev.outcry.sentry;
}
