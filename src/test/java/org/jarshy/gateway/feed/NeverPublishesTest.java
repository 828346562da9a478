package org.jarshy.gateway.feed;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import org.jarshy.gateway.bulletin.Bulletins;
import org.junit.jupiter.api.Test;

class NeverPublishesTest {

  /** Whatever a server sends, the worst that becomes of it is a draft. */
  @Test
  void a_feed_submits_approves_and_cancels_nothing() {
    JavaClasses feed =
        new ClassFileImporter()
            .withImportOption(l -> !l.contains("/test-classes/"))
            .importPackages("org.jarshy.gateway.feed");
    Set<String> steps =
        Set.of("edit", "submit", "approve", "sendBack", "reject", "putAway", "cancel");
    noClasses()
        .should()
        .callMethodWhere(
            new DescribedPredicate<JavaCall<?>>("a step with a bulletin that persons take") {
              @Override
              public boolean test(JavaCall<?> call) {
                return call.getTargetOwner().isAssignableTo(Bulletins.class)
                    && steps.contains(call.getName());
              }
            })
        .check(feed);
  }
}
