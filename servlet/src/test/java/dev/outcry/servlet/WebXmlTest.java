package dev.outcry.servlet;

import static dev.outcry.servlet.EnvelopeAssert.assertEnvelope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.outcry.Outcry;
import dev.outcry.OutcryModule;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application that mounts the toolkit by its web.xml and names its configuration there. */
class WebXmlTest {

  /** The application's failures. */
  public static final class SoldOut extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** One configuration. */
  public static final class FirstModule implements OutcryModule {
    @Override
    public void configure(Outcry.Builder outcry) {
      outcry.map(SoldOut.class, 409);
    }
  }

  /** Another one. */
  public static final class SecondModule implements OutcryModule {
    @Override
    public void configure(Outcry.Builder outcry) {
      outcry.map(ArithmeticException.class, 422);
    }
  }

  /** One that is broken. */
  public static final class BrokenModule implements OutcryModule {
    /** Fails. */
    public BrokenModule() {
      throw new IllegalStateException("no settings file");
    }

    @Override
    public void configure(Outcry.Builder outcry) {}
  }

  /** Fails by the path. */
  public static final class Shop extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      switch (request.getPathInfo()) {
        case "/sold-out" -> throw new SoldOut();
        case "/divided" -> throw new ArithmeticException();
        case "/sent" -> response.sendError(410);
        default -> response.getWriter().print("fine");
      }
    }
  }

  private static final String FILTER =
      """
      <filter>
        <filter-name>outcry</filter-name>
        <filter-class>dev.outcry.servlet.ErrorFilter</filter-class>
        <async-supported>true</async-supported>
      </filter>
      <filter-mapping>
        <filter-name>outcry</filter-name>
        <url-pattern>/*</url-pattern>
        <dispatcher>REQUEST</dispatcher>
        <dispatcher>ASYNC</dispatcher>
        <dispatcher>ERROR</dispatcher>
      </filter-mapping>
      """;

  private static final String PAGE =
      """
      <servlet>
        <servlet-name>outcry-error-page</servlet-name>
        <servlet-class>dev.outcry.servlet.ErrorPageServlet</servlet-class>
        <load-on-startup>0</load-on-startup>
        <async-supported>true</async-supported>
      </servlet>
      <servlet-mapping>
        <servlet-name>outcry-error-page</servlet-name>
        <url-pattern>/outcry-error</url-pattern>
      </servlet-mapping>
      <error-page>
        <location>/outcry-error</location>
      </error-page>
      """;

  @TempDir private Path folder;
  @RegisterExtension private final LoggedLines failures = LoggedLines.ofFailures();
  @RegisterExtension private final LoggedLines jetty = LoggedLines.ofJetty();
  @RegisterExtension private final LoggedLines layer = LoggedLines.ofServletLayer();
  private WebAppContext application;

  @BeforeEach
  void aFolderLikeAWar() throws IOException {
    Files.createDirectories(folder.resolve("WEB-INF"));
    application = new WebAppContext();
    application.setContextPath("/shop");
    application.setThrowUnavailableOnStartupException(true);
  }

  private TestServer deployed(String modules, String... parts) throws IOException {
    String parameter =
        modules == null
            ? ""
            : "<context-param><param-name>outcry.module</param-name><param-value>"
                + modules
                + "</param-value></context-param>\n";
    String xml =
        """
        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        %s%s
          <servlet>
            <servlet-name>shop</servlet-name>
            <servlet-class>%s</servlet-class>
          </servlet>
          <servlet-mapping>
            <servlet-name>shop</servlet-name>
            <url-pattern>/*</url-pattern>
          </servlet-mapping>
        </web-app>
        """
            .formatted(parameter, String.join("", parts), Shop.class.getName());
    Files.writeString(folder.resolve("WEB-INF/web.xml"), xml);
    application.setWar(folder.toString());
    return new TestServer(application);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s,%s", " %s , %s ", "%s\n      %s", ",%s,,%s,"})
  void itsModulesAreNamedInAContextParameter(String form) throws IOException {
    String names = form.formatted(FirstModule.class.getName(), SecondModule.class.getName());
    try (TestServer server = deployed(names, FILTER, PAGE).start()) {
      assertEnvelope(server.get("/shop/sold-out").send(), 409);
      assertEnvelope(server.get("/shop/divided").send(), 422);
      assertEnvelope(server.request("PUT", "/shop/sent").send(), 410);
      assertThat(server.get("/shop/ok").send().text()).isEqualTo("fine");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void aParameterWithoutANameIsNone(String names) throws IOException {
    try (TestServer server = deployed(names, FILTER, PAGE).start()) {
      assertEnvelope(server.get("/shop/sold-out").send(), 500);
    }
  }

  @Test
  void withoutAParameterTheDefaultsHold() throws IOException {
    try (TestServer server = deployed(null, FILTER, PAGE).start()) {
      assertEnvelope(server.get("/shop/sold-out").send(), 500);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"com.acme.Missing", "java.lang.String"})
  void aClassThatIsNoneOrNoModuleStopsTheStart(String name) throws IOException {
    try (TestServer server = deployed(name, FILTER)) {
      assertThat(messagesOf(server))
          .anySatisfy(
              message ->
                  assertThat(message)
                      .contains("outcry.module")
                      .contains(name)
                      .contains("dev.outcry.OutcryModule"));
    }
  }

  @Test
  void aModuleThatFailsSaysThatItFailed() throws IOException {
    try (TestServer server = deployed(BrokenModule.class.getName(), FILTER)) {
      assertThat(messagesOf(server))
          .anySatisfy(
              message ->
                  assertThat(message).contains(BrokenModule.class.getName()).contains("threw"))
          .anySatisfy(message -> assertThat(message).contains("no settings file"));
    }
  }

  private static List<String> messagesOf(TestServer server) {
    Throwable thrown = catchThrowable(server::start);
    assertThat(thrown).isNotNull();
    List<String> messages = new ArrayList<>();
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      messages.add(String.valueOf(cause.getMessage()));
    }
    return messages;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void filterAndPageShareOneToolkitThatEndsWithTheApplication(boolean pageFirst) throws Exception {
    String modules = FirstModule.class.getName();
    try (TestServer server =
        (pageFirst ? deployed(modules, PAGE, FILTER) : deployed(modules, FILTER, PAGE)).start()) {
      Outcry first = OutcryServlets.outcry(application.getServletContext()).orElseThrow();
      assertEnvelope(server.get("/shop/sold-out").send(), 409);

      application.stop();
      assertThat(OutcryServlets.outcry(application.getServletContext())).isEmpty();

      application.start();
      assertThat(OutcryServlets.outcry(application.getServletContext()))
          .isPresent()
          .get()
          .isNotSameAs(first);
      assertEnvelope(server.get("/shop/sold-out").send(), 409);
    }
  }

  @Test
  void thePageAloneAnswersToo() throws IOException {
    try (TestServer server = deployed(FirstModule.class.getName(), PAGE).start()) {
      assertEnvelope(server.get("/shop/sold-out").send(), 409);
      assertThat(failures.only().getMDCPropertyMap()).containsEntry("path", "/sold-out");
    }
  }

  @Test
  void mountingByTheseLinesLeavesNoGap() throws IOException {
    try (TestServer server = deployed(null, FILTER, PAGE).start()) {
      assertEnvelope(server.get("/shop/sold-out").send(), 500);
      assertThat(layer.all()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<!-- <error-page><location>/outcry-error</location></error-page> -->"})
  void aPageThatIsNotDeclaredIsWarnedOf(String instead) throws IOException {
    String undeclared = PAGE.substring(0, PAGE.indexOf("<error-page>")) + instead;
    try (TestServer server = deployed(null, FILTER, undeclared).start()) {
      assertThat(server.get("/shop/ok").send().text()).isEqualTo("fine");
      assertThat(layer.only().getFormattedMessage())
          .contains("[/outcry-error]")
          .contains("<error-page><location>/outcry-error</location></error-page>");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/oops", "/oops/*"})
  void aPageAtAnotherPathIsFound(String mapping) throws IOException {
    String elsewhere =
        PAGE.replace("<url-pattern>/outcry-error<", "<url-pattern>" + mapping + "<")
            .replace("<location>/outcry-error<", "<location>\n  /oops<");
    try (TestServer server = deployed(null, FILTER, elsewhere).start()) {
      assertThat(server.get("/shop/ok").send().text()).isEqualTo("fine");
      assertThat(layer.all()).isEmpty();
    }
  }

  @Test
  void aFilterThatIsMappedLaterThanAnotherIsWarnedOf() throws IOException {
    String before =
        """
        <filter>
          <filter-name>before</filter-name>
          <filter-class>%s</filter-class>
          <async-supported>true</async-supported>
        </filter>
        <filter-mapping>
          <filter-name>before</filter-name>
          <url-pattern>/*</url-pattern>
        </filter-mapping>
        """
            .formatted(Before.class.getName());
    try (TestServer server = deployed(null, before, FILTER, PAGE).start()) {
      assertThat(server.get("/shop/ok").send().text()).isEqualTo("fine");
      assertThat(server.get("/shop/ok").send().text()).isEqualTo("fine");
      assertThat(layer.only().getFormattedMessage()).contains(Before.class.getName());
    }
    layer.clear();
    try (TestServer server = deployedAgain(FILTER, before, PAGE)) {
      assertThat(server.get("/shop/ok").send().text()).isEqualTo("fine");
      assertThat(layer.all()).isEmpty();
    }
  }

  private TestServer deployedAgain(String... parts) throws IOException {
    aFolderLikeAWar();
    return deployed(null, parts).start();
  }

  /** Another filter of the application. */
  public static final class Before implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      chain.doFilter(request, response);
    }
  }
}
