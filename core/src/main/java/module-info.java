/**
 * The core of the toolkit: envelope, classifier, context. It knows nothing of servlets and serves
 * batch jobs, consumers and command-line tools just as well.
 */
@SuppressWarnings("module") // the servlet module is compiled after this one
module dev.outcry.core {
  requires static java.sql;
  requires static transitive org.jspecify;
  requires transitive org.slf4j;
  requires transitive tools.jackson.databind;
  requires tools.jackson.core;
  requires static jakarta.validation;
  requires static ch.qos.logback.classic;
  requires static ch.qos.logback.core;

  exports dev.outcry;
  exports dev.outcry.classify;
  exports dev.outcry.context;
  exports dev.outcry.envelope;
  exports dev.outcry.health;
  exports dev.outcry.http;
  exports dev.outcry.json;
  exports dev.outcry.logback;
  exports dev.outcry.report;
  exports dev.outcry.scrub;
  exports dev.outcry.validation;
  exports dev.outcry.internal to
      dev.outcry.servlet;

  opens dev.outcry.logback; // has configurations beside its classes, which Logback looks for

  uses dev.outcry.OutcryModule;
}
