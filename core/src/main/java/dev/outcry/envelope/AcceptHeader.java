package dev.outcry.envelope;

import dev.outcry.internal.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A parsed {@code Accept} header. What cannot be read is passed over; the rest counts. Beside RFC
 * 9110's forms it knows {@code application/*+json} and {@code *}{@code /*+json}, which clients
 * send.
 */
final class AcceptHeader {

  /** How exactly a range names a media type; a range that does not name it at all is {@code NO}. */
  private static final int NO = 0;

  private static final int ANY = 1;
  private static final int ANY_SUBTYPE = 2;
  private static final int SUFFIX = 3;
  private static final int EXACT = 4;

  private final List<Range> ranges;

  private AcceptHeader(List<Range> ranges) {
    this.ranges = ranges;
  }

  static AcceptHeader parse(String header) {
    boolean cut = header.length() > Bounds.ACCEPT_CHARS;
    String read = cut ? header.substring(0, Bounds.ACCEPT_CHARS) : header;
    List<Range> ranges = new ArrayList<>();
    int start = 0;
    while (start < read.length() && ranges.size() < Bounds.ACCEPT_RANGES) {
      int end = endOfPart(read, start, ',');
      if (cut && end == read.length()) {
        break; // half a range would be another one
      }
      Range range = Range.parse(read.substring(start, end));
      if (range != null) {
        ranges.add(range);
      }
      start = end + 1;
    }
    return new AcceptHeader(ranges);
  }

  /** Where a part ends: at the separator, but not within a quoted string (RFC 9110 5.6.4). */
  private static int endOfPart(String text, int start, char separator) {
    boolean quoted = false;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted && c == '\\') {
        i++;
      } else if (!quoted && c == separator) {
        return i;
      }
    }
    return text.length();
  }

  EnvelopeFormat choose(List<EnvelopeFormat> offered, EnvelopeFormat otherwise) {
    EnvelopeFormat best = otherwise;
    int bestQuality = 0;
    int bestExactness = NO;
    for (EnvelopeFormat format : offered) {
      String type = essence(format);
      int exactness = NO;
      int quality = 0;
      for (Range range : ranges) { // the most exact range decides, not the most generous
        int match = range.match(type);
        if (match > exactness) {
          exactness = match;
          quality = range.quality();
        } else if (match == exactness && match != NO) {
          quality = Math.max(quality, range.quality());
        }
      }
      if (quality > bestQuality || (quality == bestQuality && exactness > bestExactness)) {
        if (quality > 0) {
          best = format;
          bestQuality = quality;
          bestExactness = exactness;
        }
      }
    }
    return best;
  }

  /** The media type without its parameters; empty where a format of the user's own fails. */
  private static String essence(EnvelopeFormat format) {
    String mediaType;
    try {
      mediaType = format.mediaType();
    } catch (RuntimeException broken) {
      return "";
    }
    if (mediaType == null) {
      return "";
    }
    int semicolon = mediaType.indexOf(';');
    String essence = semicolon < 0 ? mediaType : mediaType.substring(0, semicolon);
    return essence.trim().toLowerCase(Locale.ROOT);
  }

  /** One media range, lower case, with its quality in thousandths. */
  private record Range(String type, String subtype, int quality) {

    static @Nullable Range parse(String text) {
      int end = endOfPart(text, 0, ';');
      String range = text.substring(0, end).trim().toLowerCase(Locale.ROOT);
      int slash = range.indexOf('/');
      if (slash <= 0 || slash == range.length() - 1 || range.indexOf('/', slash + 1) >= 0) {
        return null;
      }
      int quality = 1000;
      while (end < text.length()) {
        int start = end + 1;
        end = endOfPart(text, start, ';');
        String parameter = text.substring(start, end).trim();
        if (parameter.regionMatches(true, 0, "q=", 0, 2)) {
          quality = quality(parameter.substring(2).trim());
        }
      }
      return quality < 0
          ? null
          : new Range(range.substring(0, slash), range.substring(slash + 1), quality);
    }

    /** Thousandths, or -1 for what is no qvalue of RFC 9110 section 12.4.2. */
    private static int quality(String text) {
      if (text.isEmpty() || text.length() > 5 || (text.length() > 1 && text.charAt(1) != '.')) {
        return -1;
      }
      int quality = 0;
      int unit = 1000;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (i == 1) {
          continue;
        }
        if (c < '0' || c > '9') {
          return -1;
        }
        quality += (c - '0') * unit;
        unit /= 10;
      }
      return quality <= 1000 ? quality : -1;
    }

    int match(String mediaType) {
      int slash = mediaType.indexOf('/');
      boolean sameType = mediaType.regionMatches(0, type, 0, Math.max(slash, type.length()));
      if (subtype.startsWith("*+")) {
        return (sameType || type.equals("*")) && mediaType.endsWith(subtype.substring(1))
            ? SUFFIX
            : NO;
      }
      if (type.equals("*")) {
        return subtype.equals("*") ? ANY : NO;
      }
      if (!sameType) {
        return NO;
      }
      if (subtype.equals("*")) {
        return ANY_SUBTYPE;
      }
      return mediaType.length() == slash + 1 + subtype.length() && mediaType.endsWith(subtype)
          ? EXACT
          : NO;
    }
  }
}
