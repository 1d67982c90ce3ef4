package dev.outcry.servlet;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an application tells of its filters, servlets and error pages as it starts. */
final class Registrations {

  private static final String WEB_XML = "/WEB-INF/web.xml";

  /** Longer ones are not looked through. */
  private static final int MOST_BYTES = 1 << 20;

  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

  private final ServletContext context;

  Registrations(ServletContext context) {
    this.context = context;
  }

  /** The class that is mounted under this name: the filter's own, or that of a proxy before it. */
  String classOfFilter(String name) {
    FilterRegistration registration = context.getFilterRegistration(name);
    String type = registration == null ? null : registration.getClassName();
    return type == null ? ErrorFilter.class.getName() : type;
  }

  /** Null if this filter, or another of ours, is mapped to every path. */
  @Nullable String gapInPaths(String name) {
    FilterRegistration own = context.getFilterRegistration(name);
    if (own == null || own.getUrlPatternMappings().contains("/*")) {
      return null;
    }
    for (FilterRegistration other : context.getFilterRegistrations().values()) {
      if (ErrorFilter.class.getName().equals(other.getClassName())
          && other.getUrlPatternMappings().contains("/*")) {
        return null;
      }
    }
    return "the filter \""
        + name
        + "\" is mapped to "
        + new TreeSet<>(own.getUrlPatternMappings()) // Undertow: once for each dispatcher type
        + " and not to /*, so that it does not see what fails elsewhere; write"
        + " <url-pattern>/*</url-pattern> in its <filter-mapping>, or"
        + " addMappingForUrlPatterns(ErrorFilter.dispatcherTypes(), false, \"/*\"), and leave paths"
        + " out with ErrorFilter.builder(outcry).exclude(..)";
  }

  /** Null if the error page is mounted and, as far as can be known, declared. */
  @Nullable String gapInErrorPage() throws IOException {
    for (ServletRegistration servlet : context.getServletRegistrations().values()) {
      if (ErrorPageServlet.class.getName().equals(servlet.getClassName())
          && !servlet.getMappings().isEmpty()) {
        return gapInDeclaration(servlet.getMappings());
      }
    }
    return "no error page is mounted, so that what never reaches the filter gets the container's"
        + " own page; add the <servlet> "
        + ErrorPageServlet.class.getName()
        + " with its <servlet-mapping>, and <error-page><location>"
        + OutcryServlets.ERROR_PATH
        + "</location></error-page>, or call OutcryServlets.with(outcry).install(context)";
  }

  /**
   * Error pages cannot be asked for. But who mounts the page in web.xml declares it there: if it
   * was mounted from code, the container may have been told in another way.
   */
  private @Nullable String gapInDeclaration(Collection<String> mappings) throws IOException {
    String xml = webXml();
    if (!xml.contains(ErrorPageServlet.class.getName())) {
      return null;
    }
    for (String mapping : mappings) {
      String path = mapping.endsWith("/*") ? mapping.substring(0, mapping.length() - 2) : mapping;
      if (Pattern.compile("location>\\s*" + Pattern.quote(path)).matcher(xml).find()) {
        return null;
      }
    }
    return "web.xml mounts the error page at "
        + mappings
        + ", but declares none there, so that the container never asks it; add"
        + " <error-page><location>"
        + mappings.iterator().next()
        + "</location></error-page>";
  }

  private String webXml() throws IOException {
    try (InputStream in = context.getResourceAsStream(WEB_XML)) {
      String xml =
          in == null ? "" : new String(in.readNBytes(MOST_BYTES + 1), StandardCharsets.UTF_8);
      return xml.length() > MOST_BYTES ? "" : COMMENT.matcher(xml).replaceAll("");
    }
  }
}
