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

  /**
   * Fills an empty field: gives back what it has from now on, which is what another thread has made
   * if that one was first.
   */
  @SuppressWarnings("unchecked") // the field has the type of what is made for it
  public static <T> T fill(VarHandle field, Object owner, T made) {
    Object first = field.compareAndExchange(owner, null, made);
    return first == null ? made : (T) first;
  }
}
