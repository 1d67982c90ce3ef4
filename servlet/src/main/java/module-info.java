/** The toolkit for servlet containers: the filter, the error page, and their mounting. */
module dev.outcry.servlet {
  requires transitive dev.outcry.core;
  requires static transitive org.jspecify;
  requires org.slf4j;
  // Provided by the container; most run applications from the class path, where this asks nothing.
  // On a module path: if nobody else requires it, --add-modules jakarta.servlet; if the container's
  // API jar is a module of another name, --add-reads dev.outcry.servlet=<that module>.
  requires static transitive jakarta.servlet;

  exports dev.outcry.servlet;
}
