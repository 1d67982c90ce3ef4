package dev.outcry.benchmarks.servers;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * An id for each request, four keys in the MDC, and an answer to what is thrown: the least that a
 * team needs to find a failure in its log. It leaves {@code sendError} to the container, guards
 * nothing asynchronous, scrubs nothing, and logs each trace.
 */
final class HandMadeFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(HandMadeFilter.class);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String id = UUID.randomUUID().toString();
    MDC.put("request_id", id);
    MDC.put("method", request.getMethod());
    MDC.put("path", request.getRequestURI());
    MDC.put("remote_addr", request.getRemoteAddr());
    response.setHeader("X-Request-Id", id);
    try {
      chain.doFilter(request, response);
    } catch (NoSuchOrder missing) {
      LOG.info("{}", missing.getMessage());
      answer(response, id, 404, "Not Found", "There is no such order.");
    } catch (RuntimeException | ServletException unexpected) {
      LOG.error("unexpected failure", unexpected);
      answer(response, id, 500, "Internal Server Error", "Something went wrong on our side.");
    } finally {
      MDC.remove("request_id");
      MDC.remove("method");
      MDC.remove("path");
      MDC.remove("remote_addr");
    }
  }

  private static void answer(
      HttpServletResponse response, String id, int status, String name, String description)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    byte[] body =
        ("{\"code\":"
                + status
                + ",\"name\":\""
                + name
                + "\",\"description\":\""
                + description
                + "\",\"request_id\":\""
                + id
                + "\"}")
            .getBytes(StandardCharsets.UTF_8);
    response.resetBuffer();
    response.setStatus(status);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
