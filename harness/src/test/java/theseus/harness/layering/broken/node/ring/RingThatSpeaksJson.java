package theseus.harness.layering.broken.node.ring;

import com.fasterxml.jackson.core.JsonFactory;
import okhttp3.OkHttpClient;

record RingThatSpeaksJson(JsonFactory json, OkHttpClient http) {}
