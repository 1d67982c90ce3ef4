package dev.outcry.json;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;

/** The limits of a mapper with one of our own for the depth, which can be told from the others. */
@SuppressWarnings("serial") // belongs to a parser factory, which is not serialized here
final class ReadLimits extends StreamReadConstraints {

  ReadLimits(StreamReadConstraints theirs, int maxDepth) {
    super(
        Math.min(maxDepth, theirs.getMaxNestingDepth()),
        theirs.getMaxDocumentLength(),
        theirs.getMaxTokenCount(),
        theirs.getMaxNumberLength(),
        theirs.getMaxStringLength(),
        theirs.getMaxNameLength());
  }

  int maxDepth() {
    return getMaxNestingDepth();
  }

  @Override
  public void validateNestingDepth(int depth) throws StreamConstraintsException {
    if (depth > maxDepth()) {
      throw new TooDeep();
    }
  }

  /** Objects and arrays are nested too deep. */
  static final class TooDeep extends StreamConstraintsException {
    private static final long serialVersionUID = 1L;

    TooDeep() {
      super("nested too deep");
    }
  }
}
