package org.jarshy.sim.junit;

import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.sim.Account;
import org.jarshy.sim.Smsc;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Starts an SMSC before each test and closes it afterwards, whatever happened; see {@link
 * SimulatedSmsc}. Without the annotation it has the accounts of the demo.
 */
public final class SimulatedSmscExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SimulatedSmscExtension.class);

  /**
   * Closed by the store too, should another extension keep {@link #afterEach} from being called.
   */
  private record Running(Smsc smsc, Duration grace) implements AutoCloseable {
    @Override
    public void close() {
      smsc.close();
    }
  }

  @SimulatedSmsc
  private static final class Unsaid {}

  @Override
  public void beforeEach(ExtensionContext context) {
    running(context);
  }

  private static Running running(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(Running.class, key -> start(context), Running.class);
  }

  private static Running start(ExtensionContext context) {
    SimulatedSmsc wanted = wanted(context);
    Duration grace = Preparation.duration("grace", wanted.grace());
    return new Running(Preparation.start(wanted, context.getRequiredTestClass()), grace);
  }

  private static SimulatedSmsc wanted(ExtensionContext context) {
    List<AnnotatedElement> nearestFirst = new ArrayList<>();
    nearestFirst.add(context.getRequiredTestMethod());
    nearestFirst.add(context.getRequiredTestClass());
    List<Class<?>> around = context.getEnclosingTestClasses();
    for (int i = around.size() - 1; i >= 0; i--) {
      nearestFirst.add(around.get(i));
    }
    return nearestFirst.stream()
        .flatMap(each -> AnnotationSupport.findAnnotation(each, SimulatedSmsc.class).stream())
        .findFirst()
        .orElseGet(() -> Unsaid.class.getAnnotation(SimulatedSmsc.class));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Running running = context.getStore(NAMESPACE).remove(Running.class, Running.class);
    if (running == null) {
      return; // it could not start, which is said already
    }
    String complaint;
    try (running) {
      List<String> leaked = EndOfTest.leaked(running.smsc()::openConnections, running.grace());
      complaint = EndOfTest.complaint(leaked, running.grace(), running.smsc().verdicts(true));
    }
    if (complaint != null) {
      throw new AssertionError(complaint);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Smsc.class || type == Account.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "every test has an SMSC of its own: take it in the test, in @BeforeEach or @AfterEach");
    }
    Smsc smsc = running(context).smsc();
    if (parameter.getParameter().getType() == Smsc.class) {
      return smsc;
    }
    List<Account> accounts = List.copyOf(smsc.accounts());
    if (accounts.size() != 1) {
      throw new ParameterResolutionException(
          "which account of %s? take the Smsc and call account(id)"
              .formatted(accounts.stream().map(Account::id).toList()));
    }
    return accounts.get(0);
  }
}
