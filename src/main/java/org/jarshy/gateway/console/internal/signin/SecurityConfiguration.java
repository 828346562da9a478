package org.jarshy.gateway.console.internal.signin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import org.jarshy.gateway.audit.AuditLog;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** Two doors: pages with a session, programs with HTTP Basic and no session. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
@EnableConfigurationProperties(ConsoleProperties.class)
class SecurityConfiguration {

  /** No inline script or style, no other host: the console works with the network unplugged. */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  /** OWASP's figures for Argon2id: 19 MiB, two passes, one lane; some 50 ms a try. */
  @Bean
  PasswordEncoder passwordEncoder() {
    return new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
  }

  @Bean
  AuthenticationProvider passwordCheck(
      AccountRows rows,
      PasswordEncoder encoder,
      AuditLog audit,
      Clock clock,
      PlatformTransactionManager transactions) {
    return new PasswordCheck(rows, encoder, audit, clock, transactions);
  }

  @Bean
  @Order(1)
  SecurityFilterChain programs(HttpSecurity http, JsonMapper json) throws Exception {
    Denials denials = new Denials(json);
    return http.securityMatcher("/api/**", "/actuator/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers("/actuator/health/**", "/api/v1/openapi.json")
                    .permitAll()
                    .requestMatchers("/actuator/**")
                    .hasAuthority(Permission.WATCH_MACHINERY.name())
                    .anyRequest()
                    .authenticated())
        .httpBasic(basic -> basic.authenticationEntryPoint(denials::notSignedIn))
        .exceptionHandling(
            handling ->
                handling
                    .authenticationEntryPoint(denials::notSignedIn)
                    .accessDeniedHandler(denials::notAllowed))
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        // No session, no cookie; what a browser would add by itself is refused by its Origin.
        .csrf(csrf -> csrf.disable())
        .addFilterBefore(SecurityConfiguration::refuseBrowsers, AuthorizationFilter.class)
        .headers(h -> h.contentSecurityPolicy(c -> c.policyDirectives("default-src 'none'")))
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain people(HttpSecurity http, AccountRows rows, Clock clock) throws Exception {
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers("/login", "/assets/**", "/webjars/**", "/favicon.ico")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .formLogin(
            form ->
                form.loginPage("/login")
                    .usernameParameter("login")
                    .failureUrl("/login?refused")
                    .permitAll())
        .logout(logout -> logout.logoutSuccessUrl("/login?out"))
        .exceptionHandling(
            handling ->
                handling
                    .authenticationEntryPoint(Denials.ofPages())
                    .accessDeniedHandler(Denials::explainOnPage))
        .addFilterBefore(new StillSignedIn(rows, clock), AuthorizationFilter.class)
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(c -> c.policyDirectives(CONTENT_SECURITY_POLICY))
                    .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN))
                    .frameOptions(f -> f.deny()))
        .build();
  }

  private static void refuseBrowsers(
      ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    if (!SAFE.contains(http.getMethod()) && http.getHeader("Origin") != null) {
      throw new Denials.CrossSite();
    }
    chain.doFilter(request, response);
  }
}
