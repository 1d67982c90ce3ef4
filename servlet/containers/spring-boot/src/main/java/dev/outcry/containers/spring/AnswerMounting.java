package dev.outcry.containers.spring;

import dev.outcry.Outcry;
import dev.outcry.containers.app.Application;
import dev.outcry.containers.app.Faults;
import dev.outcry.health.HealthChecks;
import dev.outcry.servlet.ErrorFilter;
import dev.outcry.servlet.ErrorPageServlet;
import dev.outcry.servlet.OutcryServlets;
import dev.outcry.servlet.ReadinessServlet;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;

/** As in the README: whatever Spring does not answer, the toolkit does. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:answer.properties")
class AnswerMounting {

  @Bean
  Outcry outcry() {
    return Outcry.builder().modules(new Faults()).build();
  }

  @Bean
  FilterRegistrationBean<ErrorFilter> outcryFilter(Outcry outcry) {
    var filter = new FilterRegistrationBean<>(new ErrorFilter(outcry));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    filter.setDispatcherTypes(ErrorFilter.dispatcherTypes());
    filter.setAsyncSupported(true);
    return filter;
  }

  @Bean
  ServletRegistrationBean<ErrorPageServlet> outcryErrorPage(Outcry outcry) {
    return new ServletRegistrationBean<>(new ErrorPageServlet(outcry), OutcryServlets.ERROR_PATH);
  }

  @Bean
  ServletRegistrationBean<ReadinessServlet> ready(HealthChecks checks) {
    return new ServletRegistrationBean<>(new ReadinessServlet(checks), "/ready");
  }

  @Bean
  HealthChecks checks() {
    return HealthChecks.none();
  }

  /** Not in the README: what no filter is asked for. */
  @Bean
  ServletRegistrationBean<Application.InitFails> initFails() {
    return new ServletRegistrationBean<>(new Application.InitFails(), "/init-fails");
  }
}
