# Everything a newcomer types, on Windows with Python 3.11 or newer; the same words as ./run, and Qt brings its own libraries here.
$ErrorActionPreference = "Stop"
Set-Location $PSScriptRoot
Remove-Item Env:PYTHONDONTWRITEBYTECODE, Env:PYTHONHOME, Env:PYTHONPATH -ErrorAction SilentlyContinue
$Python = ".venv\Scripts\python.exe"

function Find-Python {
    foreach ($Candidate in @(@("py", "-3"), @("python"), @("python3"))) {
        $Name, $Options = $Candidate
        if (-not (Get-Command $Name -ErrorAction SilentlyContinue)) { continue }
        & $Name @Options -c "import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))" 2>$null
        if ($LASTEXITCODE -eq 0) { return , $Candidate }
    }
    Write-Host "OneHall needs Python 3.11 or newer. Install it from python.org, then try again."
    exit 1
}

function Install-Packages([string]$Lock) {
    $Stamp = ".venv\$Lock.installed"
    $Wanted = (Get-FileHash $Lock).Hash
    if ((Test-Path $Python) -and (Test-Path $Stamp) -and ((Get-Content $Stamp) -eq $Wanted)) { return }
    if (-not (Test-Path $Python)) {
        $Name, $Options = Find-Python
        & $Name @Options -m venv .venv
    }
    Write-Host "Installing the Python packages of $Lock"
    & $Python -m pip install -q --disable-pip-version-check --require-hashes -r $Lock
    if ($LASTEXITCODE -ne 0) {
        Write-Host "The Python packages could not be installed; pip says why above. Mend that, then try again."
        exit 1
    }
    Set-Content $Stamp $Wanted
}

function Invoke-Checks {
    $Unclean = @()
    & $Python -m ruff check; if ($LASTEXITCODE) { $Unclean += "lint" }
    & $Python -m ruff format --check; if ($LASTEXITCODE) { $Unclean += "format" }
    & $Python -m mypy; if ($LASTEXITCODE) { $Unclean += "types" }
    & .venv\Scripts\lint-imports.exe --no-logo; if ($LASTEXITCODE) { $Unclean += "imports" }
    if ($Unclean) {
        Write-Host "Not clean: $Unclean."
        exit 1
    }
}

function Invoke-Benches([string]$Name, [string[]]$Options) {
    $Files = Get-ChildItem bench\*.py | Where-Object { Select-String -Quiet -SimpleMatch '__name__ == "__main__"' $_ }
    foreach ($File in $Files | Where-Object { -not $Name -or $_.BaseName -eq $Name }) {
        & $Python -m "bench.$($File.BaseName)" --json @Options
        if ($LASTEXITCODE) { exit $LASTEXITCODE }
    }
}

$Word, $Rest = $args
switch ($Word) {
    "test" { Install-Packages requirements-dev.lock; & $Python -m pytest @Rest }
    "check" { Install-Packages requirements-dev.lock; Invoke-Checks }
    "bench" { Install-Packages requirements-dev.lock; $Name, $Options = $Rest; Invoke-Benches "$Name" @($Options) }
    $null { Install-Packages requirements.lock; & $Python main.py demo }
    default { Install-Packages requirements.lock; & $Python main.py @args }
}
exit $LASTEXITCODE
