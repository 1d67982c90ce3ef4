package dev.outcry.logback;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.jspecify.annotations.Nullable;

/** A throwable as a log shows it, and nothing behind it. */
@SuppressWarnings("ArrayRecordComponent") // Logback's own have arrays; nobody compares them
record ScrubbedProxy(
    String getClassName,
    @Nullable String getMessage,
    @Nullable String getOverridingMessage,
    StackTraceElementProxy[] getStackTraceElementProxyArray,
    int getCommonFrames,
    @Nullable IThrowableProxy getCause,
    IThrowableProxy[] getSuppressed,
    boolean isCyclic)
    implements IThrowableProxy {}
