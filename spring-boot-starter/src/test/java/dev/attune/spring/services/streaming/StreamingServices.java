package dev.attune.spring.services.streaming;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.context.annotation.Configuration;

/** Makes langchain4j look for services in this package. */
@Configuration(proxyBeanMethods = false)
@AutoConfigurationPackage
public class StreamingServices {}
