package dev.outcry.servlet;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A response that can be over before the container knows. Its head is then closed, as it is after a
 * commit (Servlet 6.0, section 5.2): what is set is dropped without a word.
 */
abstract class EndableResponse extends HttpServletResponseWrapper {

  EndableResponse(HttpServletResponse response) {
    super(response);
  }

  /** Whether the application has ended the response by {@code sendError}. */
  abstract boolean isEnded();

  @Override
  public final void setStatus(int status) {
    if (!isEnded()) {
      super.setStatus(status);
    }
  }

  @Override
  public final void setHeader(String name, String value) {
    if (!isEnded()) {
      super.setHeader(name, value);
    }
  }

  @Override
  public final void addHeader(String name, String value) {
    if (!isEnded()) {
      super.addHeader(name, value);
    }
  }

  @Override
  public final void setIntHeader(String name, int value) {
    if (!isEnded()) {
      super.setIntHeader(name, value);
    }
  }

  @Override
  public final void addIntHeader(String name, int value) {
    if (!isEnded()) {
      super.addIntHeader(name, value);
    }
  }

  @Override
  public final void setDateHeader(String name, long value) {
    if (!isEnded()) {
      super.setDateHeader(name, value);
    }
  }

  @Override
  public final void addDateHeader(String name, long value) {
    if (!isEnded()) {
      super.addDateHeader(name, value);
    }
  }

  @Override
  public final void setContentType(@Nullable String type) {
    if (!isEnded()) {
      super.setContentType(type);
    }
  }

  @Override
  public final void setContentLength(int length) {
    if (!isEnded()) {
      super.setContentLength(length);
    }
  }

  @Override
  public final void setContentLengthLong(long length) {
    if (!isEnded()) {
      super.setContentLengthLong(length);
    }
  }

  @Override
  public final void setCharacterEncoding(@Nullable String charset) {
    if (!isEnded()) {
      super.setCharacterEncoding(charset);
    }
  }

  /** Servlet 6.1's form of it. */
  public final void setCharacterEncoding(@Nullable Charset charset) {
    setCharacterEncoding(charset == null ? null : charset.name());
  }

  @Override
  public final void setLocale(Locale locale) {
    if (!isEnded()) {
      super.setLocale(locale);
    }
  }

  @Override
  public final void setBufferSize(int size) {
    if (!isEnded()) {
      super.setBufferSize(size);
    }
  }

  @Override
  public final void setTrailerFields(Supplier<Map<String, String>> trailers) {
    if (!isEnded()) {
      super.setTrailerFields(trailers);
    }
  }

  @Override
  public final void addCookie(Cookie cookie) {
    if (!isEnded()) {
      super.addCookie(cookie);
    }
  }
}
