# Pullquote. `make run` reads an article; `make test` tests; `make check` is what review runs.
# PREFIX is where `make install` puts things.

PREFIX ?= /usr/local
SWIFT ?= swift
RELEASE = $(SWIFT) build -c release --product pullquote --static-swift-stdlib --scratch-path .build-release
PROGRAM = .build-release/release/pullquote
WORKSHOP_PROGRAM = .build-workshop/release/workshop
WORKSHOP = $(SWIFT) run -c release --scratch-path .build-workshop workshop

# Where the larger checks find their corpora, when there are any.
SHARED ?= ../shared

# What must be there to build, and, for tests, to read a screen back.
BUILD_PACKAGES = libncurses-dev libxml2-dev libcurl4-openssl-dev libsqlite3-dev libsixel-dev \
  pkg-config
TEST_PACKAGES = $(BUILD_PACKAGES) libvterm-dev

.DEFAULT_GOAL := build
.PHONY: run build test lint format check check-shared bench install uninstall clean model score card \
  ablation build-workshop build-packages test-packages

run: build
	@$(PROGRAM) read --sample harbour

build: build-packages
	@$(RELEASE)

test: test-packages
	@$(SWIFT) test

lint:
	@$(SWIFT) format lint -r --strict Sources Tests Package.swift

format:
	@$(SWIFT) format -i -r Sources Tests Package.swift

# Quiet when all is well. Its own scratch path: the flag would rebuild everything otherwise.
check: test-packages lint
	@$(SWIFT) build --quiet --build-tests --scratch-path .build-check -Xswiftc -warnings-as-errors
	@Tests/quiet.sh $(SWIFT) test --scratch-path .build-check -Xswiftc -warnings-as-errors

# Hostile texts at full size, accuracy on real text, feeds and pages against the bars we have set
# ourselves, and refreshes killed at random.
check-shared: build
	@Tests/packages.sh openssl nghttp2-server
	@python3 Tests/shared/hostile.py $(PROGRAM)
	@python3 Tests/shared/check.py $(PROGRAM) $(SHARED) --hold
	@python3 Tests/shared/feeds.py $(PROGRAM) $(SHARED)
	@python3 Tests/shared/pages.py $(PROGRAM) $(SHARED)
	@python3 Tests/shared/kill.py $(PROGRAM) --times 25
	@python3 Tests/shared/secure.py $(PROGRAM)
	@python3 Tests/shared/monkey.py $(PROGRAM) --seconds 30
	@python3 Tests/shared/slow.py $(PROGRAM) --feeds 200 --timeout 8

bench: build
	@python3 Tests/shared/bench.py $(PROGRAM) $(SHARED)
	@python3 Tests/shared/load.py $(PROGRAM) $(SHARED)
	@python3 Tests/shared/slow.py $(PROGRAM) --feeds 200 --seconds 180
	@$(WORKSHOP) bench-archive

# Makes the lexicon and trains the models of Assets/models anew, in the order they build on another.
model: build-packages
	@$(WORKSHOP) lexicon --data $(SHARED)/data/lexicons --assets Assets
	@$(WORKSHOP) train-tags --data $(SHARED)/data/ner --assets Assets
	@$(WORKSHOP) train-names --data $(SHARED)/data --assets Assets
	@$(WORKSHOP) train-quotes --data $(SHARED)/data/quotes --assets Assets \
	  --out .build-workshop/fold.model --hold-out 4 --epochs 6 --threads 2
	@$(WORKSHOP) calibrate --data $(SHARED)/data/quotes --assets Assets \
	  --model .build-workshop/fold.model --hold-out 4
	@$(WORKSHOP) train-quotes --data $(SHARED)/data/quotes --assets Assets \
	  --out Assets/models/en/quotes.model --hold-out 0 --threads 2

# What the engine misses in the samples, then its figures on the shared data with bar and aim.
score: build
	@python3 Tests/shared/samples.py $(PROGRAM)
	@if [ -d $(SHARED) ]; then python3 Tests/shared/check.py $(PROGRAM) $(SHARED); fi

# The tables of the model card anew, from the models as they are; all other words of it are people's.
card: build build-workshop
	@python3 Tests/shared/card.py $(PROGRAM) $(dir $(PROGRAM))workshop $(SHARED)

# What each part of the engine is worth: the card's last table alone, printed.
ablation: build-workshop
	@python3 Tests/shared/card.py $(PROGRAM) $(dir $(PROGRAM))workshop $(SHARED) --ablation

# Beside the program, most of which it shares.
build-workshop: build-packages
	@$(RELEASE:pullquote=workshop)

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/pullquote/samples
	install -m 755 -s $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/pullquote
	install -m 644 Assets/samples/*.txt $(DESTDIR)$(PREFIX)/share/pullquote/samples
	install -d $(DESTDIR)$(PREFIX)/share/man/man1
	$(PROGRAM) manual --man > $(DESTDIR)$(PREFIX)/share/man/man1/pullquote.1

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/pullquote $(DESTDIR)$(PREFIX)/share/man/man1/pullquote.1
	rm -rf $(DESTDIR)$(PREFIX)/share/pullquote

clean:
	rm -rf .build .build-release .build-check .build-workshop

build-packages:
	@Tests/packages.sh $(BUILD_PACKAGES)

test-packages:
	@Tests/packages.sh $(TEST_PACKAGES)
