package dev.outcry.json;

import java.io.IOException;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** Decoding by Jackson 3. The one class that links it, so that other libraries go without. */
final class JacksonDecoding implements Decoding {

  private static final int DEFAULT_DEPTH = 100;
  private static final int MAX_DEPTH = 500;

  private final JsonMapper mapper;
  private final int typeMismatchStatus;
  private final ReadLimits limits;
  private final OtherForms forms = new OtherForms();

  /** Without the look at what follows, which Jackson would report as a mismatch. */
  private final ObjectReader reader;

  /** The mapper's, with our limits; it keeps the symbol table, so there is one for each reader. */
  private final JsonFactory parsers;

  /** Whether the mapper is ours, which lets no infinity in. */
  private final boolean strict;

  private JacksonDecoding(JsonMapper mapper, boolean strict, int maxDepth, int typeMismatchStatus) {
    this.mapper = mapper;
    this.strict = strict;
    this.typeMismatchStatus = typeMismatchStatus;
    this.reader =
        mapper.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).withHandler(forms);
    JsonFactory theirs = mapper.tokenStreamFactory();
    this.limits = new ReadLimits(theirs.streamReadConstraints(), maxDepth);
    this.parsers = theirs.rebuild().streamReadConstraints(limits).build();
  }

  /** With settings that let nothing pass that the type does not say. */
  static JacksonDecoding strict() {
    return new JacksonDecoding(
        JsonMapper.builder()
            .annotationIntrospector(new RequiredPrimitives())
            .addModule(
                new SimpleModule()
                    .setDeserializerModifier(new StrictDeserializers())
                    .addDeserializer(OptionalDouble.class, FiniteNumbers.optional()))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfigDefaults( // a blank string would pass for null
                all ->
                    all.setAcceptBlankAsEmpty(false)
                        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .withCoercionConfig(
                LogicalType.Textual,
                texts ->
                    texts
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build(),
        true,
        DEFAULT_DEPTH,
        400);
  }

  static JacksonDecoding using(JsonMapper mapper) {
    return new JacksonDecoding(mapper, false, DEFAULT_DEPTH, 400);
  }

  @Override
  public Decoding maxDepth(int maxDepth) {
    if (maxDepth < 1 || maxDepth > MAX_DEPTH) {
      throw new IllegalArgumentException("maxDepth is 1 to " + MAX_DEPTH + ", not " + maxDepth);
    }
    return new JacksonDecoding(mapper, strict, maxDepth, typeMismatchStatus);
  }

  @Override
  public Decoding typeMismatchStatus(int status) {
    if (status != 400 && status != 422) {
      throw new IllegalArgumentException("typeMismatchStatus is 400 or 422, not " + status);
    }
    return new JacksonDecoding(mapper, strict, limits.maxDepth(), status);
  }

  @Override
  public Decoding ignoreUnknownFields() {
    JsonMapper lenient =
        mapper.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    return new JacksonDecoding(lenient, strict, limits.maxDepth(), typeMismatchStatus);
  }

  @Override
  public int typeMismatchStatus() {
    return typeMismatchStatus;
  }

  @Override
  public @Nullable Object decode(BodyStream body, Type type) throws IOException {
    try (JsonParser parser = parser(body)) {
      JacksonFailures failures =
          new JacksonFailures(parser, forms, limits.maxDepth(), typeMismatchStatus);
      try {
        return decode(parser, type);
      } catch (JacksonException failure) { // while the parser is open and knows where it is
        throw failures.answer(failure);
      } catch (IllegalArgumentException | DateTimeException refusal) {
        throw failures.answer(refusal); // as it is where nothing is around the value
      } catch (IllegalStateException failure) {
        throw Refusals.isOfAnObjectId(failure) ? failures.answer(failure) : failure;
      }
    }
  }

  private JsonParser parser(BodyStream body) {
    JsonParser parser = parsers.createParser(new ReadContext(mapper, reader, parsers), body);
    return strict ? new StrictFloats(parser) : parser;
  }

  private @Nullable Object decode(JsonParser parser, Type type) {
    if (parser.nextToken() == null) {
      throw BodyErrors.empty();
    }
    Object value = reader.forType(mapper.constructType(type)).readValue(parser);
    if (mapper.isEnabled(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        && parser.nextToken() != null) {
      throw JacksonFailures.malformed(parser.currentTokenLocation());
    }
    return value;
  }

  /** A primitive cannot be absent: it would be taken for zero or false in silence. */
  @SuppressWarnings("serial") // mappers are not serialized here
  private static final class RequiredPrimitives extends JacksonAnnotationIntrospector {
    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
      Boolean marked = super.hasRequiredMarker(config, member);
      if (marked == null && member instanceof AnnotatedParameter) {
        return member.getRawType().isPrimitive() ? Boolean.TRUE : null;
      }
      return marked;
    }
  }
}
