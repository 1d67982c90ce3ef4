package dev.outcry.servlet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * What the toolkit's own methods call, read from their bytecode, and which of them take a lock. A
 * method is named {@code Class.method}: its overloads count as one.
 */
final class CallGraph {

  private static final String OURS = "dev/outcry/";
  private static final Set<String> WAITS =
      Set.of("wait", "sleep", "join", "park", "lock", "lockInterruptibly", "acquire", "await");

  private final Map<String, Set<String>> calls = new HashMap<>();
  private final Set<String> locking = new TreeSet<>();
  private final Set<String> read = new LinkedHashSet<>();
  private final Map<String, List<String>> subclasses = new HashMap<>();

  /** All that these methods reach without passing a method of {@code cut}. */
  Set<String> reached(Set<String> roots, Set<String> cut) {
    Set<String> reached = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(roots);
    while (!open.isEmpty()) {
      String method = open.remove();
      if (!cut.contains(method) && reached.add(method)) {
        readClass(method.substring(0, method.lastIndexOf('.')));
        open.addAll(calls.getOrDefault(method, Set.of()));
        for (String subclass : subclasses.getOrDefault(ownerOf(method), List.of())) {
          open.add(subclass + method.substring(method.lastIndexOf('.')));
        }
      }
    }
    reached.retainAll(calls.keySet());
    return reached;
  }

  /** Those among the methods that take a lock, or wait, themselves. */
  Set<String> locking(Set<String> methods) {
    Set<String> found = new TreeSet<>(methods);
    found.retainAll(locking);
    return found;
  }

  /** Makes the overriding methods of this class known: a call of an abstract one may mean them. */
  CallGraph with(Class<?> type) {
    readClass(type.getName());
    return this;
  }

  private static String ownerOf(String method) {
    return method.substring(0, method.lastIndexOf('.'));
  }

  private void readClass(String name) {
    if (!read.add(name)) {
      return;
    }
    try (InputStream in =
        CallGraph.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
      if (in != null) {
        new ClassReader(in.readAllBytes()).accept(new Reader(name), ClassReader.SKIP_DEBUG);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean isWaiting(String owner, String method) {
    return owner.startsWith("java/") && !owner.equals("java/lang/String") && WAITS.contains(method);
  }

  private final class Reader extends ClassVisitor {
    private final String type;

    Reader(String type) {
      super(Opcodes.ASM9);
      this.type = type;
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String above, String[] interfaces) {
      List<String> parents = new ArrayList<>(List.of(interfaces));
      parents.add(above);
      for (String parent : parents) {
        subclasses.computeIfAbsent(parent.replace('/', '.'), p -> new ArrayList<>()).add(type);
      }
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      String method = type + "." + name;
      Set<String> called = calls.computeIfAbsent(method, m -> new LinkedHashSet<>());
      if ((access & Opcodes.ACC_SYNCHRONIZED) != 0) {
        locking.add(method);
      }
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitInsn(int opcode) {
          if (opcode == Opcodes.MONITORENTER) {
            locking.add(method);
          }
        }

        @Override
        public void visitMethodInsn(
            int opcode, String owner, String target, String targetDescriptor, boolean isInterface) {
          if (owner.startsWith(OURS)) {
            called.add(owner.replace('/', '.') + "." + target);
          } else if (isWaiting(owner, target)) {
            locking.add(method);
          }
        }

        @Override
        public void visitInvokeDynamicInsn(
            String target, String targetDescriptor, Handle bootstrap, Object... arguments) {
          for (Object argument : arguments) {
            if (argument instanceof Handle handle && handle.getOwner().startsWith(OURS)) {
              called.add(handle.getOwner().replace('/', '.') + "." + handle.getName());
            }
          }
        }
      };
    }
  }
}
