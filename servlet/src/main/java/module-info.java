/** The toolkit for servlet containers: the filter, the error page, and their mounting. */
module dev.outcry.servlet {
  requires transitive dev.outcry.core;
  requires static transitive org.jspecify;
  requires org.slf4j;
  // provided by the container, under whatever module name it has there
  requires static transitive jakarta.servlet;

  exports dev.outcry.servlet;
}
