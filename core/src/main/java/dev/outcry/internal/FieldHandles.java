package dev.outcry.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Atomic access to a field. Beside an atomic object it spares a header and a reference in each of
 * the many objects of a request, most of which never use it.
 */
public final class FieldHandles {

  private FieldHandles() {}

  /** The handle of a field of the class whose look-up this is. */
  public static VarHandle of(MethodHandles.Lookup lookup, String name, Class<?> type) {
    try {
      return lookup.findVarHandle(lookup.lookupClass(), name, type);
    } catch (ReflectiveOperationException noSuchField) {
      throw new LinkageError("the field " + name + " is missing", noSuchField);
    }
  }
}
