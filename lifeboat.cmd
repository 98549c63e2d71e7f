@echo off
rem Starts Lifeboat from its sources, or tests it. Arguments are those of the script "lifeboat" next to this file:
rem   lifeboat.cmd [ARGUMENTS]    lifeboat.cmd run SCENARIO.json    lifeboat.cmd test    lifeboat.cmd format
rem Exit codes of this script: 69 no JDK, 70 the build failed. All others are the application's or Maven's.
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
set "QUICK=%ROOT%app\target\quick"
set "STATE=%ROOT%target\launcher"
set "FOUND="

call :jdk "%JAVA_HOME%"
for /f "delims=" %%j in ('where java 2^>nul') do call :jdk "%%~dpj.."
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\BellSoft\*" "%ProgramFiles%\Amazon Corretto\*" "%USERPROFILE%\.jdks\*" "%USERPROFILE%\scoop\apps\*") do call :jdk "%%~d"
if not defined FOUND (
  echo lifeboat: needs a JDK 25 or newer ^(not only a JRE^); install one, for example from https://adoptium.net, or point JAVA_HOME at it 1>&2
  exit /b 69
)
set "JAVA_HOME=%FOUND%"

if /i "%~1"=="test" (
  cd /d "%ROOT%"
  call mvnw.cmd -B verify %2 %3 %4 %5 %6 %7 %8 %9
  exit /b
)
if /i "%~1"=="format" (
  cd /d "%ROOT%"
  call mvnw.cmd -q -N -Pformat process-sources
  exit /b
)

call :built
if errorlevel 1 (
  call :build
  if errorlevel 1 exit /b 70
)
"%JAVA_HOME%\bin\java.exe" "@%QUICK%\lifeboat.args" %LIFEBOAT_JAVA_OPTS% io.lifeboat.console.Launcher %*
exit /b

:jdk
rem Sets FOUND to the folder %1 if that holds a JDK 25 or newer and none was found yet.
if defined FOUND exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "VERSION="
for /f "usebackq tokens=2 delims==" %%v in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do set "VERSION=%%~v"
for /f "delims=.-+" %%m in ("%VERSION%") do set "VERSION=%%m"
if not defined VERSION exit /b 0
if %VERSION% GEQ 25 set "FOUND=%~f1"
exit /b 0

:built
rem Is everything there, and no source newer than the last build? PowerShell compares the times.
if not exist "%STATE%\built" exit /b 1
if not exist "%QUICK%\lifeboat.args" exit /b 1
powershell -NoProfile -Command "$t = (Get-Item -LiteralPath ($env:STATE + '\built')).LastWriteTimeUtc; Set-Location -LiteralPath $env:ROOT; $n = Get-ChildItem -Recurse -ErrorAction SilentlyContinue pom.xml, .mvn, assets\pom.xml, assets\src, cluster-core\pom.xml, cluster-core\src\main, app\pom.xml, app\src\main | Where-Object { $_.LastWriteTimeUtc -gt $t } | Select-Object -First 1; if ($n) { exit 1 } else { exit 0 }"
exit /b

:build
echo lifeboat: building; the first time takes a minute or two (log: %STATE%\build.log) 1>&2
if not exist "%STATE%" mkdir "%STATE%"
type nul > "%STATE%\building"
pushd "%ROOT%"
call mvnw.cmd -B -Dgates=off process-classes > "%STATE%\build.log" 2>&1 < nul
if errorlevel 1 (
  popd
  echo lifeboat: the build failed; errors from %STATE%\build.log: 1>&2
  findstr /b /c:"[ERROR]" "%STATE%\build.log" 1>&2
  exit /b 1
)
popd
move /y "%STATE%\building" "%STATE%\built" > nul
exit /b 0
