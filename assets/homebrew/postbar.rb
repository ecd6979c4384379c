# The Homebrew cask. As it stands it installs what `dist/` of this checkout
# holds; docs/release.md says what a release puts in for `sha256` and `url`.
cask "postbar" do
  arch arm: "arm64", intel: "x64"

  version "0.1.0"
  sha256 :no_check

  url "file://#{File.expand_path("../../dist", __dir__)}/Postbar-#{version}-#{arch}.zip"
  name "Postbar"
  desc "Menu-bar app for Postfix: mail over IPv4, the queue, bounces explained"

  depends_on macos: ">= :ventura"

  app "Postbar.app"
  binary "#{appdir}/Postbar.app/Contents/Resources/postbar"

  uninstall quit: "app.postbar"

  zap trash: [
    "~/Library/Application Support/Postbar",
    "~/Library/Caches/app.postbar",
    "~/Library/Caches/app.postbar.ShipIt",
    "~/Library/Caches/postbar-updater",
    "~/Library/HTTPStorages/app.postbar",
    "~/Library/Preferences/app.postbar.plist",
  ]

  caveats <<~EOS
    Removing Postbar leaves Postfix as it is. To take its rules out first, run
      postbar undo
    for each change that `postbar history` lists.
  EOS
end
