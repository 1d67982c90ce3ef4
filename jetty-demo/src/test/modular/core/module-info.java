module example.core {
  requires dev.outcry.core;
  requires java.sql; // for OutcryModules.jdbc()

  opens app to
      tools.jackson.databind; // reads bodies into the records of this package
}
