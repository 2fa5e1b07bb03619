# run.ps1 ACTION: does the action on the runner itself, without a container; run.sh says what it goes by.
# It keeps to Windows PowerShell 5.1, which every Windows has.
param([Parameter(Mandatory = $true)][string] $Action)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

# Ends the step with a message. As in every workflow command, a line break in it is written as %0A.
function Fail([string] $Message) {
    Write-Host "::error::$($Message.Replace('%', '%25').Replace("`r", '%0D').Replace("`n", '%0A'))"
    exit 1
}

function Get-Platform {
    $os = @{ Windows = 'windows'; Linux = 'linux'; macOS = 'macos' }[[string] $env:RUNNER_OS]
    $arch = @{ X64 = 'x64'; ARM64 = 'arm64' }[[string] $env:RUNNER_ARCH]
    if (-not $os -or -not $arch) { Fail "depot-actions does not run on $env:RUNNER_OS $env:RUNNER_ARCH." }
    "$os-$arch"
}

function Get-Sha256([string] $File) { (Get-FileHash -Algorithm SHA256 -LiteralPath $File).Hash.ToLowerInvariant() }

# A URL for messages: without its login, query and fragment. A password may hold any character, so all before the last @ is left out.
function Get-Shown([string] $Url) {
    $scheme = if ($Url -match '^.*?://') { $Matches[0] } else { '' }
    $authority = ($Url.Substring($scheme.Length) -split '[/?#]')[0]
    if ($authority.Contains('@') -or ($authority.Contains(':') -and $Url.Contains('@'))) { $Url = "$scheme***@$($Url.Substring($Url.LastIndexOf('@') + 1))" }
    ($Url -split '[?#]')[0]
}

# Invoke-WebRequest does not support file: URLs; WebClient supports both kinds.
function Receive-File([string] $Url, [string] $File) {
    [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12
    for ($try = 1; ; $try++) {
        try {
            (New-Object Net.WebClient).DownloadFile($Url, $File)
            return
        } catch {
            if ($try -ge 4) {
                # The message may repeat a part of the URL, such as its login.
                $shown = Get-Shown $Url
                $reason = if ($shown -eq $Url) { ": $($_.Exception.Message)" } else { '.' }
                Fail "depot-actions could not be downloaded from $shown$reason DEPOT_ACTIONS_DOWNLOAD_URL names a mirror."
            }
            Start-Sleep -Seconds $try
        }
    }
}

# Puts the program into the tool cache. It appears there by a rename, so that no job finds half of it.
function Install-Program([string] $Url, [string] $Program, [string] $Sha256) {
    $directory = Split-Path $Program
    New-Item -ItemType Directory -Force $directory | Out-Null
    $work = Join-Path $directory "download.$([Guid]::NewGuid())"
    try {
        Receive-File $Url $work
        $found = Get-Sha256 $work
        if ($found -ne $Sha256) { Fail "$(Get-Shown $Url) is not what this action was released with: its SHA-256 is $found, not $Sha256." }
        if (Test-Path -PathType Container -LiteralPath $Program) { Fail "$Program is a directory. Delete it: the program belongs there." }
        if ($env:RUNNER_OS -ne 'Windows') { chmod 755 $work }
        Move-Item -Force -LiteralPath $work -Destination $Program
    } finally {
        Remove-Item -Force -ErrorAction SilentlyContinue -LiteralPath $work
    }
}

function Find-Program {
    if ($env:DEPOT_ACTIONS_PROGRAM) {
        if (-not (Test-Path -PathType Leaf -LiteralPath $env:DEPOT_ACTIONS_PROGRAM)) { Fail "DEPOT_ACTIONS_PROGRAM names $env:DEPOT_ACTIONS_PROGRAM, which is not a program." }
        return $env:DEPOT_ACTIONS_PROGRAM
    }
    $release = @{}
    foreach ($line in Get-Content (Join-Path $PSScriptRoot 'release.conf')) {
        if ($line -match '^([a-z0-9-]+)=(.*)$') { $release[$Matches[1]] = $Matches[2] }
    }
    $platform = Get-Platform
    $sha256 = $release[$platform]
    if ($sha256 -notmatch '^[0-9a-f]{64}$') {
        Fail "This is not a released version of the action: it pins no program for $platform. Use a release, or set DEPOT_ACTIONS_PROGRAM."
    }
    $suffix = if ($env:RUNNER_OS -eq 'Windows') { '.exe' } else { '' }
    $cache = if ($env:RUNNER_TOOL_CACHE) { $env:RUNNER_TOOL_CACHE } else { $env:RUNNER_TEMP }
    $program = [IO.Path]::Combine($cache, 'depot-actions', $release['version'], $platform.Split('-')[1], "depot-actions$suffix")
    # A program that was changed in the cache is replaced.
    if (-not (Test-Path -PathType Leaf -LiteralPath $program) -or (Get-Sha256 $program) -ne $sha256) {
        $url = if ($env:DEPOT_ACTIONS_DOWNLOAD_URL) { $env:DEPOT_ACTIONS_DOWNLOAD_URL } else { $release['url'] }
        Install-Program "$url/depot-actions-$platform$suffix" $program $sha256
    }
    $program
}

$program = Find-Program
try { & $program $Action } catch { Fail "$program cannot be started on this machine." }
exit $LASTEXITCODE
