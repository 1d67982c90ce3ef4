package dev.outcry.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TreeNode;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.tree.ArrayTreeNode;
import tools.jackson.core.tree.ObjectTreeNode;
import tools.jackson.core.type.ResolvedType;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a parser knows of the mapper: its features, and itself, for the deserializers that ask the
 * parser for a tree or a value. The parser is of our own factory, which has our limits.
 */
@SuppressWarnings("TypeParameterUnusedInFormals") // the signatures are Jackson's
final class ReadContext extends ObjectReadContext.Base {

  private final JsonMapper mapper;
  private final ObjectReader reader;
  private final JsonFactory parsers;

  ReadContext(JsonMapper mapper, ObjectReader reader, JsonFactory parsers) {
    this.mapper = mapper;
    this.reader = reader;
    this.parsers = parsers;
  }

  @Override
  public int getStreamReadFeatures(int defaults) {
    return mapper.deserializationConfig().getStreamReadFeatures();
  }

  @Override
  public int getFormatReadFeatures(int defaults) {
    return mapper.deserializationConfig().getFormatReadFeatures();
  }

  @Override
  public TokenStreamFactory tokenStreamFactory() {
    return parsers;
  }

  @Override
  public StreamReadConstraints streamReadConstraints() {
    return parsers.streamReadConstraints();
  }

  @Override
  public ObjectTreeNode createObjectNode() {
    return mapper.createObjectNode();
  }

  @Override
  public ArrayTreeNode createArrayNode() {
    return mapper.createArrayNode();
  }

  @Override
  @SuppressWarnings("unchecked") // as the context of Jackson's own does it
  public <T extends TreeNode> T readTree(JsonParser parser) {
    return (T) reader.readTree(parser);
  }

  @Override
  public <T> T readValue(JsonParser parser, Class<T> type) {
    return reader.forType(mapper.constructType(type)).readValue(parser);
  }

  @Override
  public <T> T readValue(JsonParser parser, TypeReference<T> type) {
    return reader.forType(mapper.constructType(type)).readValue(parser);
  }

  @Override
  public <T> T readValue(JsonParser parser, ResolvedType type) {
    return reader.forType((JavaType) type).readValue(parser);
  }
}
