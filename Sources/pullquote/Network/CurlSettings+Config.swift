import PullquoteModel

extension CurlSettings {
  /// What config.toml says of the network.
  init(_ refresh: Config.Refresh) {
    self.init()
    limits.total = refresh.parallel
    limits.perHost = refresh.perHost
    patience.total = refresh.timeout * 1000
    patience.connect = min(patience.connect, patience.total)
    if let agent = refresh.userAgent { userAgent = agent }
    if let file = refresh.caFile { certificates = file }
    proxy = refresh.proxy
  }
}

extension Refresher.Settings {
  /// What config.toml says of refreshing.
  init(_ refresh: Config.Refresh) {
    self.init()
    schedule = RefreshSchedule(usual: refresh.interval)
    bodyLimit = refresh.limit
  }
}
