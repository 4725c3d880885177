//! Runs other programs and reports on it.

use std::env;
use std::ffi::OsString;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How often to print the elapsed time of a silent program.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// The cargo that runs this program, or the one on `PATH`.
pub fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
}

/// Announces a step.
pub fn announce(text: &str) {
    println!("==> {text}");
}

/// Runs `command` with this program's input and output.
///
/// # Errors
/// If it cannot be started or fails.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start {}", name(command)))?;
    if !status.success() {
        bail!("{} failed: {status}", line(command));
    }
    Ok(())
}

/// Runs a `command` that prints little, and prints the elapsed time every few seconds.
///
/// # Errors
/// Like [`run`].
pub fn run_with_heartbeat(command: &mut Command) -> Result<()> {
    let start = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .spawn()
        .with_context(|| format!("cannot start {}", name(command)))?;
    let mut next = HEARTBEAT;
    loop {
        if let Some(status) = child.try_wait()? {
            if status.success() {
                return Ok(());
            }
            bail!("{} failed: {status}", line(command));
        }
        if start.elapsed() >= next {
            println!("    … {} s", start.elapsed().as_secs());
            next += HEARTBEAT;
        }
        thread::sleep(Duration::from_millis(20));
    }
}

/// Runs `command` and returns its standard output.
///
/// # Errors
/// Like [`run`]; the error contains what the program printed on its error output.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start {}", name(command)))?;
    if !output.status.success() {
        bail!(
            "{} failed: {}\n{}",
            line(command),
            output.status,
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

fn line(command: &Command) -> String {
    let mut line = name(command);
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

/// A child process, killed on drop.
#[derive(Debug)]
pub struct Running(pub std::process::Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Both only fail if the process has ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command_and_what_it_said() {
        let error = output(cargo().arg("no-such-command-at-all"))
            .unwrap_err()
            .to_string();
        assert!(error.contains("no-such-command-at-all failed"), "{error}");
        assert!(error.contains("no such command"), "{error}");
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let error = run(&mut Command::new("no-such-program-at-all")).unwrap_err();
        assert!(error.to_string().contains("no-such-program-at-all"));
    }

    #[test]
    fn a_silent_program_may_succeed_or_fail() {
        assert!(run_with_heartbeat(cargo().arg("--version")).is_ok());
        assert!(run_with_heartbeat(cargo().arg("--no-such-option")).is_err());
    }
}
